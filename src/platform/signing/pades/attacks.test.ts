import { deflateSync } from 'node:zlib'

import { PDFDocument } from 'mupdf'
import { beforeAll, describe, expect, test } from 'vitest'

import { signingDesk } from '../authority/desk.fixture.ts'
import { PdfFile } from '../pdf/file.ts'
import { pagesOf } from '../pdf/pages.ts'
import {
  dict,
  isDict,
  isRef,
  isStream,
  isText,
  name,
  raw,
  text,
  type Value,
} from '../pdf/values.ts'
import { packed, Update } from '../pdf/write.ts'
import { checkPdf, type CheckReport } from './check.ts'
import { addFields, changeCatalog, fieldNamed } from './fields.ts'

let sealed: Buffer
let signed: Buffer
let roots: Uint8Array[]
let desk: Awaited<ReturnType<typeof signingDesk>>

beforeAll(async () => {
  desk = await signingDesk()
  roots = desk.roots
  signed = await desk.signed(await desk.page('Cấp 100 m² đất'))
  sealed = await desk.sealed(signed)
})

const checked = (pdf: Uint8Array): CheckReport =>
  checkPdf(pdf, { roots, now: Temporal.Now.instant().toString() })

/** The sealed paper with something done behind it. */
function after(work: (update: Update) => void, pdf: Uint8Array = sealed): Buffer {
  const update = new Update(new PdfFile(pdf))
  work(update)
  return update.bytes()
}

const pageOf = (update: Update) => {
  const [page] = pagesOf(update.file)
  const value = update.now(page!)
  if (!isDict(value)) throw new Error('page')
  return { page: page!, value }
}

const over = (update: Update) => {
  const { page, value } = pageOf(update)
  update.put(
    page,
    new Map([...value, ['Contents', update.add(packed({}, Buffer.from('0 0 600 900 re f')))]]),
  )
}

const note = (update: Update, more: Record<string, Value> = {}) => {
  const { page, value } = pageOf(update)
  const widget = update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('FreeText'),
      Rect: [0, 0, 600, 800],
      Contents: text('1000 m²'),
      ...more,
    }),
  )
  const list = update.file.list(value.get('Annots'))
  update.put(page, new Map<string, Value>([...value, ['Annots', [...list, widget]]]))
}

describe('what was added after signing', () => {
  test.each<[string, (update: Update) => void]>([
    ['the page has another content', over],
    ['a note lies over the page', (update) => note(update)],
    [
      'a signature field as large as the page lies over it',
      (update) => note(update, { Subtype: name('Widget'), FT: name('Sig'), T: text('x') }),
    ],
    [
      'the catalog leads to other pages',
      (update) =>
        changeCatalog(update, {
          Pages: update.add(dict({ Type: name('Pages'), Kids: [], Count: 0 })),
        }),
    ],
    [
      'the file does something when it is opened',
      (update) =>
        changeCatalog(update, { OpenAction: dict({ S: name('JavaScript'), JS: text('x') }) }),
    ],
    [
      'a field that was filled is filled anew',
      (update) => {
        const field = fieldNamed(update, 'so')!
        const value = update.now(field)
        if (isDict(value)) update.put(field, new Map([...value, ['V', text('99/GXN')]]))
      },
    ],
    [
      'the look of the signature is exchanged',
      (update) => {
        const field = update.now(fieldNamed(update, 'lanh-dao')!)
        const look = isDict(field) && update.file.dict(field.get('AP')).get('N')
        if (isRef(look || undefined))
          update.put(
            look as never,
            packed(
              { Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 9, 9] },
              Buffer.from(''),
            ),
          )
      },
    ],
    [
      'a picture or font of the page is exchanged',
      (update) => {
        for (const number of update.file.entries.keys()) {
          const one = update.file.object(number)
          if (isStream(one) && one.dict.has('Length1'))
            update.put({ is: 'ref', number, generation: 0 }, packed({}, Buffer.from('x')))
        }
        over(update)
      },
    ],
  ])('is told: %s', (_, work) => {
    const { valid, signatures } = checked(after(work))
    expect(valid).toBe(false)
    expect(signatures.length).toBeGreaterThan(0)
    expect(signatures[0]?.isIntact).toBe(true)
    expect(signatures.some(({ after }) => after.some(({ kind }) => kind === 'content'))).toBe(true)
  })

  test('a further field for a signature is no harm, but the paper then goes on behind the last signature', () => {
    const more = after((update) => {
      addFields(update, [
        {
          name: 'nua',
          kind: 'signature',
          label: 'Ký',
          place: { page: 1, x: 9, y: 9, width: 90, height: 40 },
        },
      ])
    })
    const { coversWholeDocument, signatures } = checked(more)
    expect(coversWholeDocument).toBe(false)
    expect(signatures[1]?.after).toEqual([{ kind: 'signature', what: 'nua' }])
  })
})

describe('signatures that are none', () => {
  const forged = (range: string) =>
    after((update) => {
      const field = fieldNamed(update, 'lanh-dao')!
      const value = update.now(field)
      if (!isDict(value)) throw new Error('field')
      const before = update.file.dict(value.get('V'))
      const contents = before.get('Contents')
      const fake = new Map<string, Value>([
        ...before,
        ['ByteRange', raw(range)],
        ['Contents', isText(contents) ? contents : null],
      ])
      update.put(field, new Map([...value, ['V', update.add(fake)]]))
    }, signed)

  test.each([
    ['the range of the first, moved away from the content', `[0 100 200 300]`],
    ['a range past the end', '[0 100 200 99999999]'],
    ['a range that runs backwards', '[0 500 100 50]'],
    ['a range of three numbers', '[0 100 200]'],
    ['a range that does not begin at the beginning', '[10 100 200 300]'],
    ['a range of words', '[/a /b /c /d]'],
    ['a range of fractions', '[0 10.5 20.5 30.5]'],
  ])('%s', (_, range) => {
    const { valid, faults } = checked(forged(range))
    expect(valid).toBe(false)
    expect(faults).toHaveLength(1)
  })

  test('a signature taken from another paper is over other bytes', async () => {
    const other = await desk.signed(await desk.page('Cấp 100 m² đấT'))
    const [mine, theirs] = [new PdfFile(signed), new PdfFile(other)]
    const [a, b] = [mine, theirs].map((file) => {
      const form = file.dict(file.catalog.get('AcroForm'))
      const contents = file
        .dict(file.dict(file.list(form.get('Fields'))[0]).get('V'))
        .get('Contents')
      if (!isText(contents)) throw new Error('contents')
      return contents
    })
    const mixed = Buffer.from(signed)
    mixed.set(Buffer.from(other).subarray(b!.from, b!.to), a!.from)
    expect(checked(mixed).signatures).toMatchObject([{ isIntact: false, trusted: false }])
  })
})

const nested = `%PDF-1.7\n1 0 obj\n${'['.repeat(300_000)}\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`
const tableWith = (trailer: string, entry = '0000000009 00000 n ') =>
  `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\nxref\n0 2\n0000000000 65535 f \n${entry}\ntrailer\n${trailer}\nstartxref\n53\n%%EOF\n`

function bomb(): Buffer {
  const inner = deflateSync(Buffer.alloc(200 * 1024 * 1024))
  const head = Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Root 1 0 R/Filter/FlateDecode/Length ${inner.length}>>\nstream\n`,
  )
  return Buffer.concat([head, inner, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')])
}

describe('broken and hostile files', () => {
  test.each<[string, () => Uint8Array, CheckReport['fault']]>([
    ['nothing', () => new Uint8Array(0), 'not-pdf'],
    ['a picture', () => Buffer.from('\x89PNG\r\n'), 'not-pdf'],
    ['only a heading', () => Buffer.from('%PDF-1.7\n'), 'broken'],
    ['cut off in the middle', () => sealed.subarray(0, 9_000), 'broken'],
    [
      'cross references that lead nowhere',
      () => Buffer.from('%PDF-1.7\nstartxref\n999999\n%%EOF\n'),
      'broken',
    ],
    [
      'cross references in a circle',
      () => Buffer.from(tableWith('<</Root 1 0 R/Size 2/Prev 53>>')),
      'broken',
    ],
    ['pages in a circle', () => Buffer.from(tableWith('<</Root 1 0 R/Size 2>>')), undefined],
    [
      'an entry that leads to another object',
      () => Buffer.from(tableWith('<</Root 1 0 R/Size 2>>', '0000000002 00000 n ')),
      'broken',
    ],
    ['a catalog that is itself', () => Buffer.from(tableWith('<</Root 7 0 R/Size 2>>')), 'broken'],
    ['300,000 brackets', () => Buffer.from(nested), 'broken'],
    ['a stream that unpacks to 200 MB', bomb, 'broken'],
    ['a key twice', () => Buffer.from(tableWith('<</Root 1 0 R/Root 1 0 R/Size 2>>')), 'broken'],
    [
      'encrypted',
      () => {
        const pdf = new PDFDocument()
        pdf.insertPage(-1, pdf.addPage([0, 0, 9, 9], 0, pdf.newDictionary(), ''))
        return pdf
          .saveToBuffer('encrypt=aes-256,user-password=x,owner-password=y')
          .asUint8Array()
          .slice()
      },
      'encrypted',
    ],
  ])('%s: a clear answer, soon', (_, make, fault) => {
    const bytes = make()
    const begun = performance.now()
    expect(checked(bytes)).toMatchObject({
      fault,
      valid: false,
      coversWholeDocument: false,
      signatures: [],
    })
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('every place at which a byte is changed gives an answer and never “valid”', () => {
    for (let place = 0; place < sealed.length; place += 1_009) {
      const other = Buffer.from(sealed)
      other[place] = (other[place] ?? 0) ^ 0x11
      expect([place, checked(other).valid]).toEqual([place, false])
    }
  })
})
