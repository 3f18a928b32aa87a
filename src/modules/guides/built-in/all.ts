import { birth } from './birth.ts'
import { death, marriage } from './civil-life.ts'
import { civilExtract, maritalStatus, socialPension } from './civil-papers.ts'
import type { BuiltIn } from './make.ts'
import { buildingPermit, householdBusiness, roadUse } from './works.ts'

/** The guides that come with the program; a commune lays its own over them, with a ground and a first day. */
export const builtIn: ReadonlyMap<string, BuiltIn> = new Map(
  [
    birth,
    death,
    marriage,
    maritalStatus,
    civilExtract,
    householdBusiness,
    buildingPermit,
    socialPension,
    roadUse,
  ].map((guide) => [guide.procedure, guide]),
)
