import { personDoubleBooked, roomDoubleBooked } from "./bookings";
import {
  discussionAfterResolution,
  discussionBeforeDocuments,
  discussionDocumentMissing,
  discussionMissing,
  discussionTooShort,
  documentNotPresented,
  reportBackMissing,
} from "./discussion";
import { badTime, duplicateId, titleMissing, unknownReference } from "./form";
import {
  groupLeaderMissing,
  groupRoomClash,
  groupRoomMissing,
  groupRoomTooSmall,
  groupSecretaryMissing,
  groupsIncomplete,
  groupsMissing,
} from "./groups";
import {
  closingMissing,
  credentialsBeforeBallot,
  openingMissing,
  personnelBeforeBallot,
  presidiumFirst,
  resolutionMissing,
  resultMissing,
} from "./order";
import type { Rule } from "./rule";
import {
  breakMissing,
  sessionOutsideCongress,
  sessionOverlap,
  slotOutsideSession,
  slotOverlap,
} from "./time";

/** Every rule, in the order in which findings are told. */
export const rules: readonly Rule[] = [
  discussionMissing,
  discussionTooShort,
  discussionDocumentMissing,
  discussionAfterResolution,
  discussionBeforeDocuments,
  groupsMissing,
  groupsIncomplete,
  groupRoomMissing,
  groupLeaderMissing,
  groupSecretaryMissing,
  groupRoomTooSmall,
  groupRoomClash,
  reportBackMissing,
  documentNotPresented,
  presidiumFirst,
  credentialsBeforeBallot,
  personnelBeforeBallot,
  resultMissing,
  openingMissing,
  closingMissing,
  resolutionMissing,
  slotOverlap,
  slotOutsideSession,
  sessionOverlap,
  sessionOutsideCongress,
  roomDoubleBooked,
  personDoubleBooked,
  breakMissing,
  badTime,
  titleMissing,
  unknownReference,
  duplicateId,
];
