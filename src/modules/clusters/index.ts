import './events.ts'

export { addCluster, type ClusterDraft } from './actions.ts'
export { callingDevice, type Calling } from './devices/calling.ts'
export {
  clustersIn,
  volumeAt,
  type Cluster,
  type ClusterId,
  type ClusterState,
  type DeviceId,
  type Target,
  type VolumeSpan,
  type Zone,
  type ZoneId,
} from './domain.ts'
export { envelope, envelopeOf, planKeyOf, type Envelope, type PlanKey } from './keys/envelope.ts'
export { vouched } from './keys/approvals.ts'
export { planKey } from './keys/plan-key.ts'
export { sendOrders } from './orders/send.ts'
export type { OrderWhat } from './orders/what.ts'
export { clusterByCode, clusterById, everyCluster } from './store.ts'
export { TargetsField, type Places } from './targets/field.tsx'
export { targets } from './targets/shapes.ts'
export { zones } from './zones/store.ts'
export { writeCode } from './devices/actions.ts'
export {
  addStandInDevice,
  addStandInPast,
  answerStandInPast,
  type Manner,
} from './stand-in/devices.ts'
export { addZone } from './zones/actions.ts'
export { moment } from './watch/beat.ts'
export { noteSilent } from './watch/jobs.ts'
