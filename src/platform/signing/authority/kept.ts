import { createPrivateKey } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { readCertificate } from '../cms/certificate.ts'
import { certify, newAuthority, type Addresses, type Authority } from './authority.ts'
import { newSignerKey, spkiOf, type Holder } from './make.ts'

// The keys of the test authority and of those whom it knows lie in one folder, readable by the owner of the program only.

const KeptHolder = z.object({ key: z.string(), certificate: z.string() })
const KeptAuthority = z.object({
  root: KeptHolder,
  issuer: KeptHolder,
  stamps: KeptHolder,
  responder: KeptHolder,
})

const written = ({ key, certificate }: Holder) => ({
  key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  certificate: Buffer.from(certificate.raw).toString('base64'),
})

const read = ({ key, certificate }: z.output<typeof KeptHolder>): Holder => ({
  key: createPrivateKey(key),
  certificate: readCertificate(Buffer.from(certificate, 'base64')),
})

/** Writes a file once: of processes that make it at the same time one wins, and all read what is there. */
function kept(folder: string, name: string, made: unknown): unknown {
  const path = join(folder, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, JSON.stringify(made), { mode: 0o600 })
  try {
    // A link, unlike a renaming, fails where something is.
    linkSync(beside, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(beside)
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}

const there = (folder: string, name: string): unknown =>
  existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : undefined

const authorityFile = 'test-ca.json'

/** The test authority of this installation; made when it is first asked for. */
export async function keptAuthority(
  folder: string,
  from: Temporal.Instant,
  addresses: Addresses,
): Promise<Authority> {
  const found = there(folder, authorityFile)
  const all = KeptAuthority.parse(
    found ??
      kept(folder, authorityFile, keptForm(await newAuthority('thử nghiệm', from, addresses))),
  )
  return {
    root: read(all.root),
    issuer: read(all.issuer),
    stamps: read(all.stamps),
    responder: read(all.responder),
  }
}

const keptForm = ({ root, issuer, stamps, responder }: Authority) => ({
  root: written(root),
  issuer: written(issuer),
  stamps: written(stamps),
  responder: written(responder),
})

/** A key with its certificate in a file of the folder; made when it is first asked for. */
export async function keptHolder(
  folder: string,
  file: string,
  make: () => Promise<Holder>,
): Promise<Holder> {
  const found = there(folder, file)
  return read(KeptHolder.parse(found ?? kept(folder, file, written(await make()))))
}

type Wanted = Parameters<typeof certify>[2]

/** The key and test certificate of a person or agency; made when it is first asked for. */
export async function keptSigner(
  folder: string,
  id: string,
  authority: Authority,
  wanted: Wanted,
): Promise<Holder> {
  return keptHolder(folder, `signer-${id}.json`, async () => {
    const key = await newSignerKey()
    return { key, certificate: certify(authority.issuer, spkiOf(key), wanted) }
  })
}
