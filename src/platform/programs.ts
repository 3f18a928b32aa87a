/** Addresses that programs ask, not people: refusals there are documents, and JSON is read. */
export const isForPrograms = (url: string): boolean =>
  url.startsWith('/api/') || url.startsWith('/device/')
