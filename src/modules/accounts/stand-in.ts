import type { App } from '#platform/http.ts'

import { mountSignIn } from '../../stand-ins/sign-in/mount.tsx'
import { standInClient, standInSecret } from './citizens/provider.ts'
import { returnPath } from './citizens/routes.tsx'
import { standInCitizens } from './citizens/store.ts'
import { originOf } from './sessions/cookie.ts'

/** Puts the stand-in of the identity portal on our own port; a demonstration has nothing else to sign in with. */
export function addSignInStandIn(app: App) {
  mountSignIn(app, {
    client: {
      id: standInClient,
      secret: standInSecret(app.world),
      returnPath,
      signedOutPath: '/da-dang-xuat',
    },
    originOf: (req) => originOf(app.world, req),
    citizens: async (req) =>
      (await req.db.read(standInCitizens)).map(({ birth, ...citizen }) => ({
        ...citizen,
        birth: birth.toString(),
      })),
  })
}
