import { Link as RouterLink, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ComponentType } from 'react'
import type { Address, ParamsOf } from './addresses.ts'

type Search = Record<string, string | undefined>

type LinkProps<To extends Address> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: To
  search?: Search
  replace?: boolean
  /** Marks itself on that very page alone. */
  activeOptions?: { exact: true }
} & ParamsOf<To>

// The router's own types know the addresses of one app of this workspace only, the inspector's.
const AnyLink = RouterLink as unknown as ComponentType<object>

/** Leads to an address of the customer app without loading the page anew; marks itself where it leads to the page shown. */
export const Link = <To extends Address>(props: LinkProps<To>) => <AnyLink {...props} />

type Going<To extends Address> = { to: To; search?: Search; replace?: boolean } & ParamsOf<To>

/** How an act leads on to the next page. */
export function useGo(): <To extends Address>(where: Going<To>) => void {
  const router = useRouter()
  return (where) => void router.navigate(where as never)
}
