// The package brings no types: what we use of it, by its own documentation.
declare module 'oidc-provider/lib/provider.js' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Claims = Record<string, unknown> & { sub: string }
  type Account = { accountId: string; claims: () => Promise<Claims> }

  export type Interaction = {
    uid: string
    prompt: { name: string; details: Record<string, unknown> }
    params: Record<string, unknown>
    session?: { accountId: string }
  }

  type InteractionResult =
    | { login: { accountId: string; remember?: boolean } }
    | { consent: { grantId: string } }
    | { error: string; error_description?: string }

  export type Context = { req: IncomingMessage; body: unknown; type: string; status: number }

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export interface Adapter {
    upsert(id: string, payload: Payload, expiresIn: number): Promise<void>
    find(id: string): Promise<Payload | undefined>
    findByUid(uid: string): Promise<Payload | undefined>
    findByUserCode(code: string): Promise<Payload | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export type Payload = Record<string, unknown> & { uid?: string; grantId?: string }

  export type Configuration = Record<string, unknown> & {
    adapter: new (name: string) => Adapter
    findAccount: (ctx: Context, id: string) => Promise<Account | undefined>
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    proxy: boolean
    callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<Interaction>
    interactionResult(
      req: IncomingMessage,
      res: ServerResponse,
      result: InteractionResult,
      options?: { mergeWithLastSubmission: boolean },
    ): Promise<string>
    Grant: new (of: { accountId: string; clientId: string }) => Grant
    on(event: 'server_error', listener: (ctx: Context, error: Error) => void): this
  }
}
