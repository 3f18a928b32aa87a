import type { FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider/lib/provider.js'

import type { Citizen, Citizens } from './citizens.ts'
import type { Client } from './provider.ts'

export type StandIn = {
  client: Client
  /** Scheme and host by which the visitor reached us. */
  originOf: (req: FastifyRequest) => string
  /** Who is offered on the first page. */
  citizens: (req: FastifyRequest) => Promise<Citizen[]>
}

export type Running = StandIn & {
  people: Citizens
  providerOf: (req: FastifyRequest) => Promise<Provider>
}
