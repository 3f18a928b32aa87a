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
    'signature.batch-ended': { done: number; refused: number }
  }
}

export const aboutDocument = (id: string) => ({ kind: 'signed-document', id })
export const aboutSigning = (id: string) => ({ kind: 'signing-batch', id })
