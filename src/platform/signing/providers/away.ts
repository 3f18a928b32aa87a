/** The token was pulled out, the PIN is wrong, or the service does not answer: nothing was signed. */
export class ProviderAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ProviderAway'
  }
}
