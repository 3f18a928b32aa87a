import {
  flagsAboutFee,
  flagsAboutName,
  flagsAboutTime,
  type Fee,
  type Flag,
  type Procedure,
} from './domain.ts'
import { feeOf, timeOf, type Grounded } from './terms.ts'

/** The flags that still wait for somebody: not settled by our reading of the law nor by the commune. */
export function openFlags(procedure: Procedure, on: Temporal.PlainDate): Flag[] {
  const time = timeOf(procedure, { on })
  const fee = feeOf(procedure, { on })
  const isTimeSettled = time !== undefined && isSettled(time)
  const isFeeSettled = isSettled(fee) && isPriced(fee.value)
  const isNameSettled = procedure.localName !== ''
  return procedure.flags.filter(
    (flag) =>
      !(isTimeSettled && flagsAboutTime.has(flag)) &&
      !(isFeeSettled && flagsAboutFee.has(flag)) &&
      !(isNameSettled && flagsAboutName.has(flag)),
  )
}

const isSettled = ({ basis, sure }: Grounded<unknown>) => basis !== 'portal' && sure

/** Whether the citizen can be told an amount. */
export const isPriced = (fee: Fee) =>
  fee.kind !== 'unknown' && (fee.kind !== 'by-council' || fee.amount !== undefined)
