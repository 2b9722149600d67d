/**
 * One round of two synthesised notes in each of three codings that nobody writes an encoder for in passing. They were made once
 * with FFmpeg out of a computed wave (262 and 330 Hz with an octave, each swelling and fading, whole cycles per round) that was
 * repeated; what stands here is a round out of the middle, so that the end runs into the beginning:
 *
 * - MP3: libmp3lame, 24 kHz, one channel, 32 kbit/s, no bit reservoir, so every frame of 96 bytes stands for itself. 25 frames.
 * - AAC: the encoder of FFmpeg, low complexity, 24 kHz, one channel, 24 kbit/s, with ADTS headers. 25 frames.
 * - Opus: libopus, low delay, constant 24 kbit/s, 20 ms a packet, 60 bytes each. 50 packets, without their Ogg pages.
 */
// prettier-ignore
const MP3 = [
  '//NExAARQGYYAM94IJx+10JJjSB8wmOwvHKv4Hs7gCTdM9nABANQ0VAQFHJwrVnVj2QApKwwiEEv2oUdL4RtMbQ9/ehvxmn7/3fq/r9f/9WpCU',
  'xBTUUzLjEwMAAAAAAA//NExAAQ4FYYAMd2BFBUfgcUwVAIxCB8z/k8+HuEyvGIYAoRjhhRSbWTH5cBuBsmSy5FVqkIeaWh3co/XrJ/RfRU6h0m',
  '3qZ9xf5ajb2ev/60xBTUUzLjEwMAAAAAAAAA//NExAAQsEZAfu52QBlpdLNZxEmxqKCoEgwODAN6zmksDGUMTBACAggObOIE9FIMsD0wndlwSD',
  'ejYz209MLM1fmfjvr/et5X/3VpbX/3f7ExBTUUzLjEwMAAAAAAAAAA//NExAATSFI0fue6IAzDG1I3QgsHAUMEQKKpmsFHdMAduSjhi2AdgILc',
  'wLB8UDgw0Dw4Sv0zhBAODlC5qMXr1jqOuv3/ddtT9X9RNuMXR3Winint/f3/o9jFpiCmooAA//NExAASUFYgANeyDDHJwbGGf5gDB2GBCRWYB2',
  '9hymf5mNgR4YV4eJhBgwmFcBkYuIGRnV29GRkCQYNIBoHIBy5cRTBw5QF/f9P9Pv+3///9H//r//rTEFNRTMuMTAwA//NExAATiIYgANfmDDUD',
  'w8kC/BgbIA+YNkA3GKYit511IuWYtKA6mDVAYRgRAGwYAqCGmBXg0Jg+p+2YMCBmmAcAHwG+4GAgNrhlsTgO89/z36fo9N//0///9CYgpqKA//',
  'NExAARcFokAN/8BDJzwxpfMZnDAJgR8wGEKaMGKQnTMMlXAwSgKrMAgA+DB+BCMO8BcyUBcDbm8aMHcMQwDgNwaAgjq3CDnukN/0/v/6v6v70x',
  'BTUUzLjEwMAAAAAA//NExAATsFYgAN/8BBI+NMFDiUkwPICaMHjBcTFsiNw7+oxVMYoB0jB5wUcwuxMTCEGOMPcJE7geszIACPMFsB4BAaiwAz',
  'QIhAMqOu5z5H6P3/b8x6f///7P/6ExBTUU//NExAASsFogAN/8BDOEczliNKnTAeQRwwPQKdML9RVjdE01sw6EJwMCSAoTBtBMMQoMcyjQAjyi',
  'iuKEwx4MgaA/FgDEf2VwBN68r9Rv7/t//d/3/+r/oTEFNRTMuMTA//NExAATUFYgANf8BCyBp1J1rhgUYFuYKkDUGITkPZvuKKsYf6EEmCxAix',
  'hdBoGG6ICZEwHh3egYGPEDwYKIDJgLAAA4AdFBYRy5Yf899n0fX///+v///9P6UxBTUUAA//NExAASaFYkAM/8BDXYNyM7/DAVAHkwLUE4MIqJ',
  'yTVZhIowtgDtMCVAAgsC6YIYYBg0CJm/gmSYSYSZgKARAEAVCQqdx34n3e77Pp/d/9P1//////9CYgpqKZlxiYGA//NExAASQFocAM+wDECIEU',
  'NfUwPgcDCVEPMhRGQ69KyTFKFQMJ0I8wZwNysIAxMRnDYPX0MOcKIwBgLRVSbbSH4g+Td8uj1Ued9iPq/f8v9P1f3//xRMQU1FMy4xMDAA//NE',
  'xAAQWFIwdu64QAzS7TSwZyupMEBAMYNBOY7yof9wABliFhALuIzmisnMr2aICIQAmWxrHtl++pCbavx9qNH0/u+zv626nf+z/t/9SYgpqKZlxi',
  'YGAAAAAAAAAAAA//NExAARkGoYAOaeSICbKooIwOYEFRodRGaSGbmfR0BjBdsad6YmId2wDtRjh50+Z5Vq2EABDPZZnlno6BXbR5Zvrav7X8r/',
  '5O/VW7//9v03ZDpTEFNRTMuMTAwAAAAA//NExAASiKYgAPcKTHaaSvJGUQgFGAEBeYHIVBk7NEGs0NAYwexgdEmOw0YIBYyFAKXzJutPolUxME',
  'jAQGMGjUOG7JAOKC6f/xn+e/u/XT9f9X/7v//0piCmopmXGJgA//NExAAS0GYgAN+0LF5JLiIIBI2YIeGKw5gVDPGFxZUekhUxhyFcGC0A6JB3',
  'DQFKQBgogBmTYgEZK4LACC0MAeAF8361VZ9YlVFfz/93/+v/f/b//pd/+tMQU1FAAAAA//NExAASwGooANf8IH0R7AAQxpc0TI5vEwLQFUMNHD',
  'EjQBghoxJjejD4DEMEcDswBgJiqCCYCoaRjXRlGToIsIQNwwCMwRgKDALANGgEmgyKdvhD6P6f6UxBTUUzLjEw//NExAATsGooANf8IG1TPDBg',
  'CXmyGHpRmCAALRip56uaTIBeGJIgEY+gqxgBA2hYEIwHQUzBsDuMod1I3FBADCbBhMDcEcwSA9DAOA0BQB7EH/pKcEH+W/o//6ExBTUU//NExA',
  'AT6GokANf8IEHS5RgAJixhoFJ0dxgcgMaYqvDAmghBIpg/GxGacLcYSwMpgLgNAoEYwsAhTSnkBOKoOEwxQAzARBTMCkT4wNAbjAEAJUydmNVS',
  'AF9f9f9CYgpo//NExAAScGosAN/8IFKSqADoaICAEopgk0YAKDvmBSvxJggwXmYWIJpl8AlCQnpgcgKmAkCsIRPTCh17MMwZ0wDgYDAoAIMHEA',
  'IDAkDwGKrnyk94H2epMQU1FMy4xMDA//NExAASoGowANf8IHrQwAokxRo0Lk43wwKcFvMNGYoTK6QoUxDyjzJ+CnMGoCgwNQGzA4AyMH8KczCH',
  'wTXBDxMJIFYwMAQjA/DNMBwDstAzuMU9QH3etMQU1FMy4xMA//NExAASGGYsANf8IHzTUBQsygY15c8TYwO8CNMToQuzRbQZExJT1TI4EpMAAE',
  'QwCQBTAkALMHUJgy5lljb9CYFhBAABgYDAeZgIAfgYAJnMalIV/cmIKaimZcYmBgAA//NExAAS0G4kANf8IFBkrQwECjJoxh0n5gbYJAYlMBqm',
  'qmgfRhkosmNsJ+YPYJQ0C6YDIIJgRCQGLTe0Z6ovRgLgumBOAeYMwLIOASKALlwwfRW7AR+/+5MQU1FAAAAA//NExAAS+GYkANe0LFbkySqEKp',
  'UkZEHkwDRkDCSt8PtckQwMCmTCGBrMJMBoICFBQO5g4AZGWCtsZQQVxg3gcmdYmk0G9YJfvpbqA4c+3+/+/////////9CYgpqKAAAA//NExAAQ',
  'wFpAfu62RAMarXJLhcib6MDQEAkDzBQVjPHlju0vDTRTCjiY+pFQYEFzIas/YJRabGKhyB0VPe/Uj9Cf/b0f2f1f/X2f5n3Ks+tMQU1FMy4xMD',
  'AAAAAAAAAA',
].join('');
// prettier-ignore
const AAC = [
  '//FYQBF//AD4NIiWlSIgk6IQ6RWZz1+ft/tM+vz8a5r/HfjzPV/fnnh41VR7hKEKjzmdOEJFEhOfRmThRZWRjCmSXg4Cdmlj+CpKM49O/baG9F',
  'XrQFyCwypTHrlvMkHhxd85Ner6l67+TmDl0dpTUZA0k7BkE6l2BLLo66h8IWZA7gceATMXlLjyOP/xWEARv/wA+jSQloSJF0Jh0rJnrnn/Fa/T',
  'j7+P3c3Xr465+3n63VZO/jb1UTADWA3OkWQI5CJpiHIMbUhVzIcoso83chxyVOlLBFcFu8FyujJRZ3maFlqwiPI7rCyrVd1RZPR98iCnl3uvzz',
  'K5rLlELY1nsZr5/TOcBAABjt6hFOfPiSCPHTdfB6fK3P/xWEARH/wA9jSIdpLGlc74/v/H3/7+p+0/358+3PFfP4519vZ31Pt9UlHvSoJEIOuY',
  'yUFVAipRe8eJiUTDTDYBkxJDKr6oeAhOJGjP+iTrwVhgbps76+Hf1+QORu+IYMMAGx6Kjz63ZjhQAD8FUhNIWApZkmoN2h202jgw6A+swyhh+1',
  'NQ1Dj/8VhAED/8AQQ0mJaGMMNCYdK14n/j5/x/vM/6ev/zfr8fn6+f2+tV8/Tx5m5Vx44FBnasyWYI66IscFZoXqx08KWcGk4P4NbAFQQAAsvJ',
  'oxjZW4I64tVq4Ua+sWNDGonv/JPpEYMEs2vmMUfO4JznKNFdKBYnXPue6zXSM6GTvwf/8VhAEJ/8AQY0mJaGEVNEQdIqtf3/1+//l1n/xz/+vM',
  'lzdak38Z69s587uPGWTAzs7PT3i/JwOW0UOBeKuVjoyFHUZMCGiLDwrprMjteeeeeDyWBwu8MCR3vCmD95CJl8gAbdOjNUxEl4cBC5ySRKQ+ku',
  'QZIw7JKIEHNcqje8q9DbBDz/8VhAEX/8AQQ0kHaUOT9CIdCIdGjn+v/j/P/uv/0/T/91tV8d+/1Nft+ufP1S+bjwzJKCwYeMeza3ic97elYC+I',
  'uxrWHGOuokEqDOFAMmm5ZNMta15p5glIdVeL+/cwAy3Pp8wEgAlOcaifSgz2s0D1y2Rc/epQATtISBKZTc6LAHVKysGFHzi93A//FYQBA//AEM',
  'NJiWhCjHRiHRnnn/8P4/f/3vX/4fb/+NUL3q69/h38V481I7MmKB2dsMR3BrHautM4FPbEwsTlkp6k53f6MA1t9G+jEwYGBr14G33wX739FL79',
  'WKojz570FBFT+amAyNAn3hb9MjfCU36M2BDFHW/eL0QR3qqOfA//FYQBJ//AD+NK2koWaEQ6ERqrP7f+P5/9s6/+Pf/+HepLnPGtfPtnz8Msun',
  'mylBKeOnjq8o6X8Sl4QVqkeB3lcvVEaO6x2MRMWAq9cfifiiiiiiIFEc1XEiQqPmSSrn9lIbhDmqh133POucoQ32eWDCo3r5Mt7MWq06Emm/NZ',
  'mz/gitssUFsNptEr8BFWFJgKOA//FYQBMf/AEENJiWhGinQkLRCHQs45/4/8f5/9uNf/t7//v3duO/H3vz9vv454ZXftHhFSsBkZXumYSYDGTD',
  'tEpAjUEaJTQ2iCZAHAD/4hITxFbS0pw4lhmXY9Ra1tdFmme/U9JrZK7OFkWjP5f2467x6YI479l1DasDRrVjj6fO7ZPLQ2oQ1n5ryoI6V0JZHj',
  'SdG5KtpcD/8VhAEH/8AQg0mJaESL9CItEcZ/+Hv9//K6//av/zRLb89+329nv9++/vtrMd61BnZ5qp/kG1pSL+/zmvaEKIUtEZ/2lECUA+6TTe',
  'U6Ra14HnXbEpIVstaOghsFtkxOMXb9zYTEsGnQ0StORFZKW36TwsQqpCH54QojBuArYheKJKzv/xWEAQn/wBAjSIloG+hEOiEOhU5/r/r/j/dr',
  '+37f/lv8Uef6/in5/E+3673fPEp5QUF0dM5nTUK6Ol4C8QUsoYVNxV10eAN5LBtU9fe+zNCTLWMZMP+CHDB/yr6TF69PRCkLc08kkMl7ZbRcIC',
  'Xr4O707NwokZ0ICblu07/hAV3cg08P/xWEAQP/wA9DSIdpQ4x0r0e//x+P9vPP9uf/Pn+ar6+fz949/Z38bqVnGz5KgqPsFPJOK4T2FxUC8o+I',
  'OI91qWVBAUBl3ioQ5Rs4ag3cFxkv8PRKVO/hUh6PO27wYd0402cS8fPiyyei0If2pw0OSCxDFSy2PZSaX/7jZwJsUNPP/xWEARn/wA9jSIlpVo',
  'p0Ih0Ii0Ksz7fn8ex33/vvXnuO+pmX9fnzm7pD4JAimmuQaV9t2jok69OBGWaO5YD/dzaAOeHwCGWduoM5TcLZq6lLcIiEshU2CjKls3cXE86H',
  'v9Na+Zr+ddbUi6XU1QjjFDEWy1ycF9TrHJZCw2lUfRX0sdiIajAly52nHg//FYQA+f/AD2NIiWoaaQQ6J13z4zxx987+vHnifp/je/Ofn4a54n',
  '2+p3w+EzJQR8spzEzN2xn5STuVJfJGisUApjqRpUPaZMc8nibdZqTFlF8b07QdsVvNVfdX2kCc0Fj9DzwNX9GCk4C7EtYe1S3PTQE6Kv745hTh',
  '6RwP/xWEASH/wA/DSQtpVxG0qB0KZl+Pzn+PO9f0/04+2uvjf7/xvjHfV71g9UVYIhxK9xQele05ToE9PKmcu9l6qeFGFGQqO5yYrVn4zs+hiC',
  'lFznAVgWuNsWzFfR8b68XcKV0IQkpV0rQEhkYDORuvBVKwPYl2pPiZtShXRUtjYlOMixKnFO3sljZDAe/OGiHP/xWEARv/wA/DSQlqRgq0qqle',
  '/+vr/3+vXx//Z/9fZ8/7/Pnnz+fjnX2+9c8Mnfs9KVAiRXtbM3oelaPn+LLaX3QwB2wrlFrjyVbZ996UEvYUwLqniW8PG2Ys/OXe9GxE7DpIRV',
  'HOA+3hEXejtfJT3IVUr6jrsvOlqXlsjqxvdgSigU/HIAjTtHO6v9cP/xWEAQf/wA+DSQtpVgp0xvO+//j1/6/vvr/9v/L68T7vv67+f8cz59p6',
  '64ybe1KmBWOIN2xscwuU06iX3sakTiDiDnH0LrGzIEaf4AWVnESLoRMNLrXU8bzBSNUWOE1uWqTa18YmxNfs0fX2bQXF903j9bkv9aTL054tVJ',
  'Q6eIjeKH//FYQBC//AD+NIiWpGCnQiHSKrXfj/+97f+v13x//F/3/mt/WXT1/PjXz8Zkvd09alQOd5iDVJnpVntfjYvHSGcKZhphojuQcEl0s0',
  '3aABow9Ngp8IM8M21rgmW7Tt6KBsBS6he1su0u2ylCI9q9KThbJh/eLbMsNzfHLWOQLukkopo34P/xWEARv/wBBDSQtqGehEWhEOiSPWf/3PP/',
  't8Xf/9z/8tVXmXmv0/Cu/afn4168vHLYAJKhOQ5Drtn0XYgXiQBWJCiFGFUpIZeaZlNy6iZmMzDTN9MDfvZHm2NOi6DjsQ5Xtl7DM/pajnHw78',
  'wm/a7Rpd5bI8HADpWmHTCMoiuS3W0fRHjnpoLZx7bk+P/xWEAQP/wBBDSQlrGehEOhEOjInz//b3/+P6yf/2//x887/feav9vj479ezvy3p5b1',
  'MmAJCQlYrEhymz8D2gu6MFdSymOjCpqYRctUGdty3BEFGOnhRlIpVQUzNP5kVIyvXPS3URWSkERsfer0VFJK2o1SklKlpAZWWwy6Ap/fgP/xWE',
  'ARX/wBADSQtoV4m0Qh0Ih0RSuf/p/r/+v661//T/z/7Tvzv2qfb6le/4z1xrnTzrJFAJSzL0sq7HYZ3Ffit2FNo6eOnjrzm01v9RL/AdPRuN6d',
  'WQVBRe4lNppuDYvK17WpFLUgJE9ERO00jfjAXJoxa7bYfS2RCyTInedWdWDQhCkpimshwP/xWEAQf/wA/DSQtpVKDFOmW53n/0/j/y/28v/7H/',
  '61Vfrk+/2+3+njj54vc451t7RUoTYFr3oqmO0nU2bVzwCucVzi84niJu1ZGGdidAbV0FyN3SoWimup8qMzZYy4WldGRg5Giowk6de1NoP8p4tK',
  'ksMPJnvLIiSslyv0vD1E00uA//FYQBF//AD4NIi2kc6Jyc5/+2//n2zX/8X/43r1/PN5Pn+fE9fT8/EqvHtNnwHMefZEkbShJwvaXiNTidAOYO',
  'Izc7PoWXAPEsLTjC/A2wcfPXU/PnL2qsLLDXRmr6I1LvDvrmRR0iaFZzuy5bs09NYX7q5nZacpgIDPX23JzlLTJYy5UAksSpUnwP/xWEARn/wA',
  '/jSItoRpI0qB0Jk3P/4uv9/Na/+v8/9/Ve138e/5/fvr9PxvNTfD0uqYE/yRx7kjU9T8O6QLqTERmGmGjCtZqH2VV9T1rz2Nu5uqSxJEvmVcHU',
  '6nM0yduNno23aADBs6vJkzi0AA3RGtKRHNBltVjKhQY2cWQGa6X46rFTFTdC1Z6bqu//FYQBG//AD4NJDWdQnTQiTRJvav/4vj/fi5/x+v453+',
  'Mfj3/T98njXx+fOUfGcVQGZZZUfWMs9UOFazeIaMKMKWUxmdPeIqvgJXTi3RDoz6Plz8vWRa+A25Yq8PJm11FdqXp+n1+sOWvrWtGHKvFLSvSt',
  'bCQ6kTHA878+bg5xT2/peC22cSDb+GeSHA',
].join('');
// prettier-ignore
const OPUS = [
  'uMntlJ3zsXYmEbsBCXEo84sqY/2d7U0JlMvMRHnua96djbKok45TanXDS+JR6zWCP6nqTj5rHHGCMRM3uMfnD5tIUXcx5GuZ+hCCtmJ2VJ6Ql+',
  'ijal/+NOk6dEC9bMBSOMKXmTEVx8GBi4rY2183nVwpdMaTJpc4uMPsdK2AyUc5wJDkbXD5kBXPfkddpwJRrHkjEo0tfAp/2MCavj0h6ZPJKvPq',
  '2grwHIrsyClDGdhzius4uMW00LXYKTymTb9LeTskoc55ggu1UO/rY/UX6hUXhJcFefE6/nZ51iFzbb5fQwWTcz8IHXdF87Nblxc4uMDwL7GMUG',
  '0FCQlUYhliP50hFqm9i4aKQnskCxPKtBA5KkSUOB1QOhD9VCV1ljk1UOz/Ijd9tJzKwJ84uML6HF9wtRfkrmvCxGXlKFIBJ+PelSbwWMoXNj9o',
  'oOOaDOXuwnB2V2RzmoUi02/PFtbPpv18rL6NnS84uMDi9kKizbzS9QJEHylV1NOWtimWbonxGsdR93tfzx1Eh10ocgNIBw4l0tSocLTrDKHpIg',
  'pHWOxhZRs4uML6yOzAJLUXNm3SIIEs+pM+Amesp6JbeRQUENNGYsqFZtDela4MMlcTkmbaoIQ/5EEOGzxmEMq8Ef85uMDt+UN+UcdVBhiL4FrH',
  'pS40EuRnHchs7CD39pSflwrTIpvAiy0fGp0CZdivfbCZXKTM1u+lzpnYL5s4uMDcwonNon5HCobhnu7u3AaXc97NEbLW1yOn38tJNkVqmSF5Hl',
  'WE24bh8NBpVif5RAG0vRVA8cm2Y4s5uMDi9gqBPq47E/TCPhIScvE47A/php8OGD0ptMqFp+fh/0+dsp59YwDs8yexPLaY2mDHieZ9ZCX1G3M4',
  'uMDuRqRq1CI3xqs4WfudwU404vGfWIzGyADKYi4FdkAITQszjY5IZ3Khai1vRwUcKdTfA0xetQ/fnzc5uMDiV9GF2nsZzc0yHdLQSNl2grAd0q',
  'BOYW2cIucGvoDBQDYp1EMzWFqZjFPEOloTZc7FMEYvjsc4n2c4uMDi98vfoZH6mM+XUsnRytZf/DE7cl36s0E9HcZhpzZWoKod4hsyAFym+i5K',
  'HxyO3j5vyu72q67Y7184uML55SgCEMDX/CVaJUpcAWJh5UnTvdhowgyHvBfsLAYFsR3zomd9Jh98eEmnCdBE+VgbHrb3orsWlnM4uMNmDCPi7/',
  '+EJvQOlNVUEQ0c5ZfhDO3VavEJrMlMhVH1vSJ7fq1SeFKMfMYgRNv3+yEe06ySmeiVB2M4uMXC0CDb6XrdSVQeXYkEISnucStMlHqnHidTH/GU',
  'FvGYqOPJensx+mQSNmA0T+6udRQp6CJNlTGCxLs4uMNR+hRBvzcyoRw+r8OcxHfZW+jChxegR/T9pt/UoKF+OHq7m+N/npTHNH3nbv0tqBw+i2',
  'p/j9SOQsM4uMcFyWR4RN2ZrpEYKIe+cbrz6RlzK+Tw9p5i9DVQPxw0LOnjNUJtv0sUAniacNR+XSSOKJk3dSS4Zr84uMAxJ3B3Ad3EVLjqOpAL',
  'x+LpX4IyY2glnltvGkM9ImuDQdkpGNJl3Zth/aExRBxOymQ1CcFZmmakEZ84uMeeaCROtQ/MlOtMk6EEDq3v2DL9vwj/lEUPbilynO/lQmXhnj',
  '+7krusm+FtaslA8zKcG9IjBJg+b0s4uMCTgsABDfIpjPbIZLuOLrvCDdAOOnJiisd7eOj7lF5NzlEBLVpjCesC0+T/g7wJ6LEePLoqNCiDM/M5',
  'uMebUsEA0MrdzH//XA4AIRotA6Up6CzqlgFraFhwlyzSiupTukgYJaBTCHWicKcbT1dAq6fyOUmIRec4uMVdC3bmNLI04lwtLANE/pNEiDQ0wr',
  'ps1EgGQhC+j8vJvwqD5xbwEbFN3tEMcoo6D5Ym6F+dMsjbfqs4uMfQ3snf9RFD3Q/Cw9OkUhmThtSfFV0QHPLnVzZ4qOtO85QGwNHcEUYI8XdS',
  '0BpgwzTOQgsXPNGHGNY4uMm5SdwrmrfvOjl80m8MGGR2eSNHmRAMKzo7sEfGYuCdYGeQO21G3dG6FROxuUjb2KTceTm10jyewfKQuMWhvAamSY',
  'DgnJu8k7wGpRf1x1e9HUV5ssMoMg9KfjAXh+JQ7dSrjRGrkfOFmUVzDMeHlZcKcRI3RMMSuMKAcXcq0umkLeXDe74OD5j7LX7pR+mkVxgG8l0J',
  'fPqOz595H2Rb/NsCiKeziKhlPu1maxMBsbdadN8SuMJ1xwp8qz0QlbRJGBNUXJjVf5QR71r4ny6D60R6ZHxbvM9mGCRR4AxR3zWC2Pd/owcxel',
  '3vtcvCxtMTuMW56i0+/H2PB1dd1w7AloMm57/Lq+zDsYjKRdOi+B8zjKZVl+f1dDwqHZMAYP3pOu754x1IosabP2sSuMMEtuqGJN7tkAR84kU7',
  '1CzOH4xQcZCCJZ6Wx73FwXgzQd/zuok8Qzl5/nF6Vk84hWhpsQnXM1QIckMTuMEAGopiV6TYQbLz1Du/GMnazimY9Yr0dBACXS/MGrtt1TaneN',
  'w9/kLlnz32uuVvyBtkKyRSjOOClGMTuMDckSrgjoNgIuz2aLTQZRrN3QgUIVnXbnWeTOGMA3lR3/SSV6RAy2dL3b/pUl23CdrwBtcX6n4dJQsS',
  'uMMENmqu6l1VxjAr2cvvREQlGAcYkf9nZOExbOzOaobJHwdzCb+H/sHg1HsXevfhymB62xW3g6TjPHsTuMMEr6Tm8rIF9rwJA1Iyu+Qn7xeMRB',
  'hSlruRgIEBO9wK2coWR+/bjC578TeGKxSiu3j9Fzo7BsB0JQsSuML35R2GOT798grBqmO0j+5+nZ8tsh3l0ECBKnmupkBCKZ87EsHdZGuyIqZE',
  'R5q20KfYqift2WXdFVsSuMEAGlKHcw+efdFrrnMnyUlcqKlawGyifEtQ1fK1nRAb6fnHMF0yXQ9jxFvg2jH0XyBCtj+A5aqcfnMTuMDYxbQV0q',
  'QPRoCBuqONG2XxRUidXq3m69gu4sLv8viosFSxg2kFxviriMf3mdpCevvvC+JRLAJGDk8SuMMENmd6E4DUWB2f/asQ7V57SLPhz4zkWtEyOXpI',
  'cFKSXXrj3mvt7f1VwJU6nv84ZeOuaYbK8WItvLsTuMMEsUT79jtCnjfhvLuAY9PS4QYawAXllelBzP8nafejFU9d79uMPtVF4kQiOOiRkzorJw',
  'bvXjw7nIMSuML35SAAXf38zl2HtIahk3rGFHhxqOT+XrYcPD/TEDi46/QEsFGH6/iSfNSG4cI31jPgxyfWjWVLU48SuMEAHvAb9r/MDr/2ynlb',
  'jJOHoyiwOu3L0ovsZfrYMAOCeAT5mCGwNw7MbQpw/0+cL0b94HNvKmSBW9cSuMMEtcS18u8mClK1OZLjfL8S7ImXA5nMP9cEHgXfdVXc796aFO',
  'FATHje+MOmksoEj0R16EFpaVaUePMSuMKvcgtI8fpFzw+LR0HcgTWs7q8cHdBTxxzZ0Wb0UqC9FVmxwI/25ipSdnZ0TXAy5iKc0pVyqGPkv88S',
  'uMW56w6PUwFj1KlFb2xgF3uYH+d8gehSgBxRIkxKVtGgRTmpbgnQrVOzECW8c/0JSBBioLcw+Fp17IMSuMWz3jEG1K80UQ9+P6eC6tFZ1FpH2w',
  'mg5XrIH+CjwrEhCAUlfcOHnbeht7wqZpQqAH69oKYcqEjJSZcSuMWSW259LcsNT0+KM4I71LlQk7nR6FMNe4e3BRlBb0CAG+mRF/evIIZtZfYE',
  'DYSU8bt0xSwUWpmdnb8SuMbiVxb+pxXbyGY/7feCQl3It/m9RL+O+z67W8FAA9r4cU/8BFlzh8m/TLeydyy0JVKmpvMSb6dbzv8TuMecfCeInz',
  'E92TjsinPzBaexT45KnB+TdwGAPIH7g0Pso0kg6a9+K8796QRBfO8Jw9xOwe9++atcy5YSuMfhaLViTWpdl5oZ2lZDXqK/lozKkto+agifvWZ+',
  'wdMpmXgJ66ErZ26tN1Vm29M9Swt2eh8PNRAcY0YT',
].join('');

const equal = ({ bytes, size }: { bytes: Buffer; size: number }): Buffer[] =>
  Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

/** An ADTS header tells the length of its frame in 13 bits. */
const byHeader = (bytes: Buffer): Buffer[] => {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
};

export const mp3Frames = equal({ bytes: Buffer.from(MP3, 'base64'), size: 96 });
export const aacFrames = byHeader(Buffer.from(AAC, 'base64'));
export const opusPackets = equal({ bytes: Buffer.from(OPUS, 'base64'), size: 60 });
