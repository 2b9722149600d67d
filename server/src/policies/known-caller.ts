type Context = { state: { auth?: { credentials?: unknown } } };

/** Money is spent here: nobody without a token or a user, even where somebody ticked our actions for the Public role. */
export const knownCaller = (ctx: Context): boolean => Boolean(ctx.state.auth?.credentials);
