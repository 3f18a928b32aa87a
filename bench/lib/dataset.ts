import pg from 'pg'

const family = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const middle = ['Văn', 'Thị', 'Hữu', 'Đức', 'Ngọc', 'Minh', 'Thanh', 'Quốc', 'Kim', 'Xuân', 'Hoàng']
const given = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Hùng',
  'Khánh',
  'Lan',
  'Linh',
  'Mai',
  'Nam',
  'Nga',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tú',
  'Uyên',
  'Vinh',
  'Yến',
  'Đạt',
  'Hạnh',
  'Hòa',
  'Loan',
  'Phượng',
  'Toàn',
]
const procedures = [
  '1.001193',
  '1.004873',
  '2.000635',
  '2.000815',
  '1.000656',
  '1.000894',
  '1.013225',
  '1.001612',
  '1.014027',
  '1.013274',
]
const openStates = ['accepted', 'processing', 'awaiting-supplement']

const chunk = 50_000

/** Grows unit 1 to `until` dossiers with a person for every three, ten events each; made in bulk, in the shape the program writes. */
export async function grow(
  owner: string,
  until: number,
  tell: (done: number) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
    )
    // What is made in bulk is not sealed: the sealer would be busy with it while it is made, and while is measured.
    await client.query(`update audit.sealing set tx = '${Number.MAX_SAFE_INTEGER}'`)
    // Nor counted: the program counts from nothing whom it finds uncounted, and `bench -- figures` measures that.
    await client.query(
      "insert into figures.recount (unit_id, id, at, by, dossiers, wrong, examples, cells) select 1, gen_random_uuid(), now(), 'bench', 0, 0, '{}', 0",
    )
    const { rows } = await client.query<{ n: string }>('select count(*) as n from dossiers.dossier')
    for (let from = Number(rows[0]?.n); from < until; from += chunk) {
      await addChunk(client, from, Math.min(from + chunk, until))
      tell(Math.min(from + chunk, until))
    }
    // Otherwise the server tidies up after the bulk while the program is measured.
    await client.query(
      'vacuum analyze dossiers.dossier, people.person, dossiers.content, dossiers.stay, audit.event',
    )
    await client.query('update audit.sealing set tx = pg_current_xact_id()')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

const id = (kind: string, n: string) =>
  `('00000000-0000-7000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const pick = (list: string, n: string, by: number) =>
  `(${list})[1 + (((${n})::bigint * ${by}) % array_length(${list}, 1))::int]`
const array = (items: readonly string[]) => `array[${items.map((item) => `'${item}'`).join(', ')}]`

async function addChunk(client: pg.Client, from: number, to: number) {
  const name = `${pick(array(family), 'n', 7)} || ' ' || ${pick(array(middle), 'n / 13', 5)} || ' ' || ${pick(array(given), 'n / 143', 11)}`
  // No province has the number 000: nobody of the demo is met.
  await client.query(`
    insert into people.person (unit_id, id, full_name, birth_year, birth_month, birth_day, gender, id_number)
    select 1, ${id('8001', 'n')}, ${name}, 1950 + (n % 60), 1 + (n % 12), 1 + (n % 28), 'female', '000' || lpad(n::text, 9, '0')
    from generate_series(${Math.floor(from / 3)}, ${Math.ceil(to / 3) - 1}) n
    on conflict do nothing
  `)
  await client.query(`
    insert into dossiers.dossier (unit_id, id, code, procedure_code, procedure_name, channel, applicant_id, applicant_name, applicant_folded,
      applicant_reversed, state, submitted_at, received_at, due_at, first_due_at, paused_at, finished_at, returned_at, workflow_code, workflow_version,
      step, step_count, step_role, verdict, has_result)
    select 1, ${id('8002', 'n')}, 'H79.28.075-' || to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad(n::text, 7, '0'), procedure, 'Thủ tục ' || procedure,
      case when n % 3 = 0 then 'online' else 'counter' end, p.id, p.full_name, p.full_name_folded, p.name_reversed_folded, state, at, at,
      at + interval '5 days', at + interval '5 days', case when state = 'awaiting-supplement' then at + interval '1 day' end,
      case when state in ('done', 'returned') then at + interval '4 days' end, case when state = 'returned' then at + interval '5 days' end,
      'six-steps', 1, case when state in ('accepted', 'processing', 'awaiting-supplement') then 2 end, 6,
      case when state in ('accepted', 'processing') then 'specialist' end, case when state in ('done', 'returned') then 'grant' end, state in ('done', 'returned')
    from (select n, ${pick(array(procedures), 'n', 3)} as procedure,
            timestamptz '2026-11-20 09:00+07' - (n % 525600) * interval '1 minute' as at,
            case when n % 50 = 0 then ${pick(array(openStates), 'n / 50', 1)} when n % 50 = 1 then 'done' else 'returned' end as state
          from generate_series(${from}, ${to - 1}) n) made
    join people.person p on p.unit_id = 1 and p.id = ${id('8001', 'n / 3')}
  `)
  await client.query(`
    insert into dossiers.content (unit_id, dossier_id, form_code, form_version, form, summary, procedure_version, rule, rule_source)
    select 1, ${id('8002', 'n')}, 'generic', 1, '{"matter": "Đề nghị giải quyết"}', '', '1', '{"amount": 3, "unit": "working-day"}', 'GOV 2'
    from generate_series(${from}, ${to - 1}) n
  `)
  await client.query(`
    insert into dossiers.stay (unit_id, dossier_id, number, step, step_code, step_name, role, entered_at)
    select 1, ${id('8002', 'n')}, 1, 2, 'appraise', 'Thẩm định', 'specialist', now() from generate_series(${from}, ${to - 1}) n
  `)
  await client.query(`
    insert into audit.event (unit_id, id, at, name, subject_kind, subject_id, actor, data)
    select 1, ${id('9000', 'n * 10 + k')}, timestamptz '2026-11-20 09:00+07' - (n % 525600) * interval '1 minute' + k * interval '1 hour',
      case k when 0 then 'dossier.received' else 'dossier.forwarded' end, 'dossier', ${id('8002', 'n')}, 'system', '{"code": "x", "note": "Đã kiểm tra"}'
    from generate_series(${from}, ${to - 1}) n, generate_series(0, 9) k
  `)
}
