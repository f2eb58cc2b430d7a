import {
  Equipment,
  EquipmentId,
  EquipmentList,
  ListEquipment,
  RegisterEquipment,
  RegisteredEquipment,
  RetireEquipment,
} from '../http/equipment.ts'
import { json, type Operations, page } from './operation.ts'

const admin = ['admin'] as const

export const equipmentOperations = {
  'equipment.list': {
    method: 'get',
    path: '/api/v1/equipment',
    summary: 'Measuring equipment, the calibration that ends first first',
    proof: 'person',
    roles: admin,
    query: ListEquipment,
    answers: { 200: page(EquipmentList) },
  },
  'equipment.register': {
    method: 'post',
    path: '/api/v1/equipment',
    summary: 'Register measuring equipment of a centre, or its new calibration',
    proof: 'person',
    roles: admin,
    body: RegisterEquipment,
    answers: { 200: json(RegisteredEquipment) },
    problems: ['record.changed'],
  },
  'equipment.retire': {
    method: 'post',
    path: '/api/v1/equipment/:equipmentId/retire',
    summary: 'Take measuring equipment out of use from today on',
    description: 'Registered again it is back in use.',
    proof: 'person',
    roles: admin,
    params: EquipmentId,
    body: RetireEquipment,
    answers: { 200: json(Equipment) },
    problems: ['request.not-found', 'record.changed', 'command.repeated-differently'],
  },
} as const satisfies Operations
