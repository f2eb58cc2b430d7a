import { Link as RouterLink, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from 'react'

type Names<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}$${infer Name}`
    ? Name
    : never

/** What must be given with an address: nothing, or its parameters, which stand in it as `$name`. */
type ParamsOf<To extends string> = [Names<To>] extends [never]
  ? { params?: never }
  : { params: Record<Names<To>, string> }

type Search = Record<string, string | undefined>

type LinkProps<To extends string> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: To
  search?: Search
  replace?: boolean
  /** Marks itself on that very page alone; whatever is asked of it, where `includeSearch` is false. */
  activeOptions?: { exact: true; includeSearch?: false }
} & ParamsOf<To>

type Going<To extends string> = { to: To; search?: Search; replace?: boolean } & ParamsOf<To>

// The router's own types know the addresses of one app of this workspace only, the inspector's.
const AnyLink = RouterLink as unknown as ComponentType<object>

/** Leads to an address without loading the page anew; marks itself where it leads to the page shown. */
const Link = <To extends string>(props: LinkProps<To>) => <AnyLink {...props} />

/** How an act leads on to the next page. */
function useGo(): <To extends string>(where: Going<To>) => void {
  const router = useRouter()
  return (where) => void router.navigate(where as never)
}

type Links<Address extends string> = {
  Link: <To extends Address>(props: LinkProps<To>) => ReactNode
  useGo: () => <To extends Address>(where: Going<To>) => void
}

/** How the pages of one app lead to one another, by its table of addresses. */
export const linksOf = <Address extends string>(): Links<Address> => ({ Link, useGo })
