// SPDX-License-Identifier: MIT
import { ERRNOS } from "../../spec/errno.ts";
import { helper } from "./c-helper.ts";

/** Names of errors in a C library; one that the kernel keeps to itself is none. */
const NAMES = ERRNOS.filter((name) => name !== "ERESTARTSYS")
  .map((name) => `{ ${name}, "${name}" }`)
  .join(",\n\t\t");

/** Telling how a step ended. */
export const C_RESULTS = {
  name_of: helper(
    `static const char *name_of(long result)
{
	static const struct {
		int number;
		const char *name;
	} errors[] = {
		${NAMES},
	};
	static char other[2][32];
	static int turn;
	unsigned int i;

	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (result == -errors[i].number)
			return errors[i].name;
	turn = !turn;
	snprintf(other[turn], sizeof(other[turn]), result < 0 ? "error %ld" : "%ld", result < 0 ? -result : result);
	return other[turn];
}`,
    [],
    ["errno.h"],
  ),
  differs: helper(`/* The recorded difference is told by 1, any other by 3. */
static void differs(int step, const char *what, const char *expected, const char *got)
{
	int recorded = RECORDED_STEP == 0 || step == RECORDED_STEP;

	printf("step %d: %sexpected %s, got %s\\n", step, what, expected, got);
	exit(recorded ? 1 : 3);
}`),
  check: helper(
    `static void check(int step, long got, long expected)
{
	if (got != expected)
		differs(step, "", name_of(expected), name_of(got));
	printf("step %d: %s\\n", step, name_of(got));
}`,
    ["name_of", "differs"],
  ),
  check_number: helper(
    `static void check_number(int step, const char *what, unsigned long long got, unsigned long long expected)
{
	char texts[2][24];

	snprintf(texts[0], sizeof(texts[0]), "0x%llx", got);
	snprintf(texts[1], sizeof(texts[1]), "0x%llx", expected);
	if (got != expected)
		differs(step, what, texts[1], texts[0]);
	printf("step %d: %s%s\\n", step, what, texts[0]);
}`,
    ["differs"],
  ),
  check_text: helper(
    `static void check_text(int step, const char *what, const char *got, const char *expected)
{
	if (strcmp(got, expected) != 0)
		differs(step, what, expected, got);
	printf("step %d: %s%s\\n", step, what, got);
}`,
    ["differs"],
    ["string.h"],
  ),
  ended: helper(
    `static long ended(long returned)
{
	return returned < 0 ? -(long)errno : 0;
}`,
    [],
    ["errno.h"],
  ),
  unable: helper(
    `static void unable(const char *what)
{
	printf("cannot tell: %s: %s\\n", what, strerror(errno));
	exit(4);
}`,
    [],
    ["errno.h", "string.h"],
  ),
} as const;
