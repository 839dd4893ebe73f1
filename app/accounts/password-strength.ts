import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** What people here begin their passwords with; lists of leaked ones know more of other countries. */
const local = [
  ...[
    "matkhau",
    "dangcongsan",
    "congsan",
    "daihoidang",
    "daihoi",
    "tinhuy",
    "huyenuy",
    "quantri",
    "quantrivien",
  ],
  ...["vietnam", "daklak", "buonmathuot", "hochiminh", "dienbienphu", "anhyeuem", "emyeuanh", "khongbiet"],
];
const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, local }, graphs: adjacencyGraphs });

/** Of 0 (found at once) to 4: how long crackers take who guess lists, words, rows of keys and dates. */
export const passwordStrength = (password: string): number =>
  estimator.check(password.normalize("NFKC")).score;
