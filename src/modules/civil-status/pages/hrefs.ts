import type { BookKey, EntryKey } from '../domain.ts'
import { bookSlug } from '../words.ts'

export const home = '/can-bo/ho-tich'
export const bookHref = ({ register, year }: BookKey) => `${home}/so/${bookSlug(register)}/${year}`
export const entryHref = (key: EntryKey) => `${bookHref(key)}/${key.number}`
export const copyHref = ({ year, number }: { year: number; number: number }) =>
  `${home}/so/ban-sao/${year}/${number}`
export const fromDossierHref = (code: string) => `${home}/ho-so/${code}`
export const dossierHref = (code: string) => `/can-bo/ho-so/${code}`
