import type { MemberId } from '../../governance/terms.ts';
import type { ReminderWish, WishChange } from '../../ledger/ledger.ts';

/** Who wants to be reminded in private, by the time zone in which they live. */
export class Wishes {
  readonly #of = new Map<MemberId, ReminderWish>();
  readonly #inZone = new Map<string, Set<MemberId>>();
  readonly #usualZone: string;

  /** @param usualZone of those who named none */
  constructor(wishes: readonly ReminderWish[], usualZone: string) {
    this.#usualZone = usualZone;
    for (const wish of wishes) this.set({ member: wish.member, wish });
  }

  set({ member, wish }: WishChange): void {
    const before = this.#of.get(member);
    if (before !== undefined) this.#inZone.get(this.zoneOf(before))?.delete(member);
    this.#of.delete(member);
    if (wish === undefined) return;
    this.#of.set(member, wish);
    const zone = this.zoneOf(wish);
    const others = this.#inZone.get(zone) ?? new Set();
    this.#inZone.set(zone, others.add(member));
  }

  of(member: MemberId): ReminderWish | undefined {
    return this.#of.get(member);
  }

  zoneOf({ zone }: Pick<ReminderWish, 'zone'>): string {
    return zone ?? this.#usualZone;
  }

  /** The zones in which somebody wants to be reminded. */
  zones(): string[] {
    return [...this.#inZone].filter(([, members]) => members.size > 0).map(([zone]) => zone);
  }

  inZone(zone: string): ReminderWish[] {
    return [...(this.#inZone.get(zone) ?? [])].flatMap((member) => this.#of.get(member) ?? []);
  }
}
