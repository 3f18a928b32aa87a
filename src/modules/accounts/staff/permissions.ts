import type { App } from '#platform/http.ts'

import { roles } from './roles.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every permission that a module declares, with what it lets an officer do, in Vietnamese. */
    permissionTexts?: () => Record<string, string>
  }
}

/** A permission with its words: 'dossier.view', "Xem hồ sơ". */
export type Permission = { code: string; text: string }

/** What programs and citizens do is not given by roles, nor is what every officer may. */
const notForRoles = new Set(['public', 'citizen', 'account.own'])

/** Every permission that a role can hold, grouped by its noun. */
export function permissionsFor(app: App): Permission[] {
  const texts = app.permissionTexts?.() ?? {}
  const known = roles.flatMap(({ permissions }) => permissions)
  return [...new Set([...Object.keys(texts), ...known])]
    .filter((code) => !notForRoles.has(code) && !code.startsWith('api.'))
    .toSorted()
    .map((code) => ({ code, text: texts[code] ?? code }))
}
