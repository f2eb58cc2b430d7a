import { ListPage } from '../http/page.ts'
import {
  ClaimId,
  ClaimVehicle,
  ConfirmAtCounter,
  ConfirmByPaper,
  ListOpenClaims,
  OpenClaims,
  VehicleClaim,
  VehicleClaims,
  VehicleView,
} from '../http/vehicles.ts'
import { json, type Operations, page } from './operation.ts'

const customer = ['customer'] as const
const staff = ['inspector', 'admin'] as const

export const vehicleOperations = {
  'vehicles.list': {
    method: 'get',
    path: '/api/v1/vehicles',
    summary: 'My vehicles, the one claimed last first',
    proof: 'person',
    roles: customer,
    query: ListPage,
    answers: { 200: page(VehicleClaims) },
  },
  'vehicles.claim': {
    method: 'post',
    path: '/api/v1/vehicles',
    summary: 'Say that a vehicle is mine; nothing of it is shown before that is proven',
    proof: 'person',
    roles: customer,
    body: ClaimVehicle,
    answers: { 200: json(VehicleClaim) },
    problems: ['command.repeated-differently', 'request.limited'],
  },
  'vehicles.waiting': {
    method: 'get',
    path: '/api/v1/vehicles/waiting',
    summary: 'Claims of a plate that wait for proof, for the counter',
    proof: 'person',
    roles: staff,
    query: ListOpenClaims,
    answers: { 200: page(OpenClaims) },
  },
  'vehicles.read': {
    method: 'get',
    path: '/api/v1/vehicles/:id',
    summary: 'One of my vehicles: odometer, tests, certificates, reports and invoices',
    proof: 'person',
    roles: customer,
    params: ClaimId,
    answers: { 200: json(VehicleView) },
    problems: ['vehicle.not-found'],
  },
  'vehicles.confirm': {
    method: 'post',
    path: '/api/v1/vehicles/:id/confirm',
    summary: 'Prove that a vehicle is mine by a certificate or report of it',
    proof: 'person',
    roles: customer,
    params: ClaimId,
    body: ConfirmByPaper,
    answers: { 200: json(VehicleClaim) },
    problems: ['vehicle.not-found', 'vehicle.no-match', 'vehicle.illegal-state', 'request.limited'],
  },
  'vehicles.confirm-at-counter': {
    method: 'post',
    path: '/api/v1/vehicles/:id/confirm-at-counter',
    summary: 'Confirm a claim by the registration document somebody shows',
    proof: 'person',
    roles: staff,
    params: ClaimId,
    body: ConfirmAtCounter,
    answers: { 200: json(VehicleClaim) },
    problems: ['vehicle.not-found', 'vehicle.no-match', 'vehicle.illegal-state', 'command.repeated-differently'],
  },
  'vehicles.end': {
    method: 'post',
    path: '/api/v1/vehicles/:id/end',
    summary: 'Say that a vehicle is not mine any more',
    proof: 'person',
    roles: customer,
    params: ClaimId,
    answers: { 200: json(VehicleClaim) },
    problems: ['vehicle.not-found'],
  },
} as const satisfies Operations
