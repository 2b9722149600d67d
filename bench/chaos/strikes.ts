import { setTimeout as wait } from 'node:timers/promises';
import type { Autopsy } from './autopsy';
import { BESIDE_ANOTHER, type ServerFault } from './faults';
import type { Fleet } from './fleet';
import type { Gateway } from './gateway';
import { kill, KILLS } from './kills';
import type { People } from './people';
import type { Random } from './random';
import type { StrapiProcess } from './strapi-process';
import { WOUNDS } from './wounds';

/** One time that a fault on the server struck. */
export type Strike = {
  fault: ServerFault;
  from: number;
  until: number;
  /** Of a kill. */
  autopsy: Autopsy | null;
  /** Whether it struck, and where it was meant to. */
  struck: boolean;
};

export type Scene = {
  folder: string;
  fleet: Fleet;
  gateway: Gateway;
  people: People;
  random: Random;
  leaseMs: number;
  /** How many operations clients wait for, and have waited for. */
  underWay(): number;
  ended(): number;
};

export type Victim = Scene & { server: StrapiProcess };

/** Strikes once, and leaves one server behind that works, or two where there were two. */
export const strike = async ({
  scene,
  fault,
}: {
  scene: Scene;
  fault: ServerFault;
}): Promise<Strike> => {
  const { fleet, underWay, ended, random } = scene;
  if (BESIDE_ANOTHER.has(fault)) while (fleet.alive().length < 2) await fleet.add();
  // So that it finds operations at every stage.
  const enough = ended() + random.between({ least: 4, most: 16 });
  await soon(() => underWay() >= 4 && ended() >= enough);
  const from = Date.now();
  const [server] = fleet.alive();
  if (!server) throw new Error('There is no server to strike');
  const victim = { ...scene, server };
  const deadly = KILLS[fault];
  const outcome = deadly
    ? await kill({ victim, fault, deadly })
    : { autopsy: null, struck: (await WOUNDS[fault]?.(victim)) ?? false };
  return { fault, from, until: Date.now(), ...outcome };
};

const LOOK_EVERY_MS = 20;
const LOOKS_MAX = 750;

/** Goes on in the end, whether or not it came to that. */
const soon = async (look: () => boolean): Promise<void> => {
  for (let looks = 0; looks < LOOKS_MAX && !look(); looks += 1) await wait(LOOK_EVERY_MS);
};
