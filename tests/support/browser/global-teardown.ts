export default async () => {
  await globalThis.veniceDemo?.stop();
};
