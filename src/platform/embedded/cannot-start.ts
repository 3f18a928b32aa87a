/** The platform cannot start for a reason that the person at the keyboard can do something about. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'

  constructor(vietnamese: string, english: string) {
    super(`${vietnamese}\n${english}`)
  }
}
