import type { Member } from '../../../homeserver/member.ts';

/** Talk of several at once, so that it does not take as long as it looks. */
export async function talk(members: readonly Member[], room: string, count: number): Promise<void> {
  await Promise.all(
    members.map(async (member, index) => {
      for (let said = index; said < count; said += members.length) await member.send(room, `talk ${said}`);
    }),
  );
}
