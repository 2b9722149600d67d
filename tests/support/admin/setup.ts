import '@testing-library/jest-dom';

/** What browsers have and jsdom lacks; nothing of it is asked for an answer that a test relies on. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });

Object.assign(window, {
  strapi: { backendURL: 'http://localhost:1337' },
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
});

Object.assign(Element.prototype, {
  scrollIntoView() {},
  hasPointerCapture: () => false,
  setPointerCapture() {},
  releasePointerCapture() {},
});

Object.assign(URL, { createObjectURL: () => 'blob:preview', revokeObjectURL() {} });
