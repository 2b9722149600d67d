export {};

declare global {
  interface Window {
    /** Set by Strapi's admin before any plugin runs. */
    strapi: { backendURL: string };
  }
}
