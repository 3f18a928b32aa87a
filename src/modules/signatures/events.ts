/** What happens to a paper that is signed; what it does to the dossier is an event of the dossier. */
declare module '#platform/events.ts' {
  interface Events {
    'signature.asked': { code: string; title: string; signer: string }
    'signature.made': { code: string; title: string; provider: string; fingerprint: string }
    'signature.numbered': { code: string; title: string; number: string }
    'signature.sealed': {
      code: string
      title: string
      number: string
      sha256: string
      owner: string
    }
    'signature.withdrawn': { code: string; title: string }
    'signature.batch-begun': { kind: 'sign' | 'seal'; documents: number }
    'signature.ordered': { code: string; title: string; kind: 'sign' | 'seal' }
    'signature.means-changed': { party: string; provider: string; fingerprint: string | null }
    'signature.means-tested': { party: string; provider: string; test: string }
    'signature.place-changed': { kind: string; where: string; timeStamps: string | null }
    'signature.enrolled': { party: string; token: string; fingerprint: string }
    'signature.picture-changed': { party: string; kind: 'uploaded' | 'removed' }
    'signature.batch-ended': { done: number; refused: number }
  }
}

export const aboutDocument = (id: string) => ({ kind: 'signed-document', id })
export const aboutSigning = (id: string) => ({ kind: 'signing-batch', id })
export const aboutKeyPlace = (id: string) => ({ kind: 'key-place', id })
/** By what somebody signs, and with which picture: each change is a thing of its own. */
export const aboutMeans = (id: string) => ({ kind: 'signing-means', id })
