/** SQLSTATE or system error code of a thrown thing, or ''. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Name of the violated constraint, or ''. */
export const constraintOf = (error: unknown): string =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : ''

const again = new Set(['40001', '40P01'])

/**
 * Two transactions that cannot be put in order: the loser is run again, as the manual asks. So is who lost a name, number
 * or login to another at the same instant: the second time the rules see that it is taken, and say so.
 */
export async function withRetry<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      const most = lostARace(error) ? 2 : 4
      if (tries >= most || !(lostARace(error) || again.has(codeOf(error)))) throw error
    }
  }
}

/** Primary keys are not names: the one that may be taken, of a repeated request, has its own answer (`once`). */
const lostARace = (error: unknown) =>
  codeOf(error) === '23505' && !constraintOf(error).endsWith('_pkey')
