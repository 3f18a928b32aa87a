import type { Errors } from '#platform/form.ts'

/** Messages of a form whose text is not shown again, such as a password. */
export type Refused = { errors?: Errors | undefined }
