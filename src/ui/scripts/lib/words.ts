/** The language of the page as the server wrote it. */
export const say = (vi: string, en: string): string =>
  document.documentElement.lang === 'en' ? en : vi
