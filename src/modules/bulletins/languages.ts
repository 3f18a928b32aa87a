/**
 * Ngôn ngữ of a bulletin, by ISO 639. Peoples of Việt Nam with broadcasts in their own tongue at VOV4 and provincial stations
 * (to confirm: which ones a commune needs is its own matter).
 */
export const languages = [
  { code: 'vi', vi: 'Tiếng Việt', en: 'Vietnamese' },
  { code: 'km', vi: 'Tiếng Khmer', en: 'Khmer' },
  { code: 'rad', vi: 'Tiếng Ê Đê', en: 'Rade' },
  { code: 'jra', vi: 'Tiếng Gia Rai', en: 'Jarai' },
  { code: 'bdq', vi: 'Tiếng Ba Na', en: 'Bahnar' },
  { code: 'cjm', vi: 'Tiếng Chăm', en: 'Cham' },
  { code: 'hmn', vi: 'Tiếng Mông', en: 'Hmong' },
  { code: 'blt', vi: 'Tiếng Thái', en: 'Tai' },
  { code: 'tyz', vi: 'Tiếng Tày', en: 'Tay' },
  { code: 'ium', vi: 'Tiếng Dao', en: 'Dao' },
  { code: 'mnn', vi: 'Tiếng M’Nông', en: 'Mnong' },
  { code: 'kpm', vi: 'Tiếng Cơ Ho', en: 'Koho' },
  { code: 'sed', vi: 'Tiếng Xơ Đăng', en: 'Sedang' },
  { code: 'yue', vi: 'Tiếng Hoa', en: 'Chinese (Cantonese)' },
  { code: 'en', vi: 'Tiếng Anh', en: 'English' },
] as const

/** The name of a language; an unknown code says itself. */
export const languageName = (code: string): readonly [vi: string, en: string] => {
  const one = languages.find((language) => language.code === code)
  return one ? [one.vi, one.en] : [code, code]
}

/** "Tiếng Việt, Tiếng Khmer": each language of a bulletin, in the order in which it is heard. */
export function languageNames(one: {
  language: string
  spokenIn?: readonly { language: string }[] | undefined
}): readonly [vi: string, en: string] {
  const codes = one.spokenIn?.length ? one.spokenIn.map(({ language }) => language) : [one.language]
  const names = codes.map(languageName)
  return [names.map(([vi]) => vi).join(', '), names.map(([, en]) => en).join(', ')]
}
