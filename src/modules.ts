import { accounts } from '#modules/accounts/module.ts'
import { alerts } from '#modules/alerts/module.ts'
import { audit } from '#modules/audit/module.ts'
import { boards } from '#modules/boards/module.ts'
import { broadcasts } from '#modules/broadcasts/module.ts'
import { bulletins } from '#modules/bulletins/module.ts'
import { calendars } from '#modules/calendars/module.ts'
import { certification } from '#modules/certification/module.ts'
import { civilStatus } from '#modules/civil-status/module.ts'
import { clusters } from '#modules/clusters/module.ts'
import { designs } from '#modules/designs/module.ts'
import { dossiers } from '#modules/dossiers/module.ts'
import { drafts } from '#modules/drafts/module.ts'
import { exchange } from '#modules/exchange/module.ts'
import { fees } from '#modules/fees/module.ts'
import { figures } from '#modules/figures/module.ts'
import { filters } from '#modules/filters/module.ts'
import { forms } from '#modules/forms/module.ts'
import { guides } from '#modules/guides/module.ts'
import { home } from '#modules/home/module.ts'
import { kiosk } from '#modules/kiosk/module.ts'
import { live } from '#modules/live/module.ts'
import { notices } from '#modules/notices/module.ts'
import { papers } from '#modules/papers/module.ts'
import { payments } from '#modules/payments/module.ts'
import { people } from '#modules/people/module.ts'
import { photos } from '#modules/photos/module.ts'
import { plays } from '#modules/plays/module.ts'
import { points } from '#modules/points/module.ts'
import { procedures } from '#modules/procedures/module.ts'
import { ratings } from '#modules/ratings/module.ts'
import { receipts } from '#modules/receipts/module.ts'
import { remarks } from '#modules/remarks/module.ts'
import { scans } from '#modules/scans/module.ts'
import { shares } from '#modules/shares/module.ts'
import { signatures } from '#modules/signatures/module.ts'
import { speech } from '#modules/speech/module.ts'
import { transfers } from '#modules/transfers/module.ts'
import { units } from '#modules/units/module.ts'
import { upkeep } from '#modules/upkeep/module.ts'
import { vault } from '#modules/vault/module.ts'
import { watches } from '#modules/watches/module.ts'
import { workflows } from '#modules/workflows/module.ts'
import type { Module } from '#platform/module.ts'

/** Every capability of the product, in the order their tables are made. */
export const modules: readonly Module[] = [
  units,
  people,
  accounts,
  calendars,
  procedures,
  forms,
  guides,
  workflows,
  papers,
  photos,
  filters,
  remarks,
  vault,
  dossiers,
  shares,
  signatures,
  scans,
  drafts,
  designs,
  points,
  speech,
  clusters,
  bulletins,
  broadcasts,
  plays,
  live,
  alerts,
  ratings,
  figures,
  notices,
  payments,
  kiosk,
  receipts,
  certification,
  fees,
  watches,
  boards,
  exchange,
  transfers,
  civilStatus,
  audit,
  upkeep,
  home,
]
