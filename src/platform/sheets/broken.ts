/** Why a workbook cannot be read; `line` is the row where it stopped making sense. */
export class BrokenSheet extends Error {
  readonly why: 'not-a-workbook' | 'locked-or-old' | 'broken' | 'too-large'
  readonly line: number | undefined
  constructor(why: BrokenSheet['why'], line?: number) {
    super(why)
    this.why = why
    this.line = line
  }
}
