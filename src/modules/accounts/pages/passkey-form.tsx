import type { ComponentChildren } from 'preact'

import { Button } from '#ui/form.tsx'
import { Script } from '#ui/script.tsx'

type Props = {
  action: string
  /** Make a new passkey, or use one. */
  use: 'create' | 'get'
  options: object
  label: string
  /** Fields of the form. */
  children?: ComponentChildren
}

/** Passkeys are the browser's own and need its script; without it the form stays out of sight. */
export function PasskeyForm({ action, use, options, label, children }: Props) {
  return (
    <form
      class="passkey"
      {...{ action }}
      method="post"
      hidden
      data-passkey={use}
      data-options={JSON.stringify(options)}
    >
      <input type="hidden" name="answer" />
      {children}
      <p role="alert" class="govuk-error-message" data-passkey-note hidden />
      <Button kind="secondary">{label}</Button>
      <Script name="island-passkey" />
    </form>
  )
}
