import type { RouteComponent } from '@tanstack/react-router'
import type { Address, Addresses } from '#admin/addresses.ts'

/** A page for every address of a place. */
export type PagesOf<Place extends keyof Addresses> = Readonly<Record<Addresses[Place], RouteComponent>>

export type AllPages = Readonly<Record<Address, RouteComponent>>
