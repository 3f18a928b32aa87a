/** Ghi chú nội bộ: what one officer tells others about a dossier. */
export type Remark = {
  id: string
  at: Temporal.Instant
  author: string
  text: string
  mentioned: readonly string[]
}

/** An officer who can be mentioned. */
export type Colleague = { id: string; login: string; name: string; position: string }

const mention = /(?<![\p{L}\p{N}.@])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,63})/gu

/** The logins that a text calls by "@login"; the full stop that ends a sentence is none of it. */
export const loginsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(mention)].map(([, login = '']) => login.replace(/[._-]+$/, '').toLowerCase()),
  ),
]

export type Mentions = { ids: string[]; unknown: string[] }

/** Who is mentioned, in the text or ticked; a login that nobody has is said, so that nobody waits for an answer. */
export function mentionsOf(
  text: string,
  ticked: readonly string[],
  colleagues: readonly Colleague[],
): Mentions {
  const byLogin = new Map(colleagues.map(({ login, id }) => [login.toLowerCase(), id]))
  const logins = loginsIn(text)
  const ids = [
    ...logins.flatMap((login) => byLogin.get(login) ?? []),
    ...colleagues.filter(({ id }) => ticked.includes(id)).map(({ id }) => id),
  ]
  return { ids: [...new Set(ids)], unknown: logins.filter((login) => !byLogin.has(login)) }
}
