// What people drop by mistake: each gives a finding that can be seen, and takes nothing from the other files.
import { hostileFiles, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const good = { name: "students.csv", body: studentFile() };

for (const { title, kinds, ...file } of hostileFiles()) {
  test(`${title} alone is explained`, async ({ sqii }) => {
    await sqii.give([file]);
    await sqii.showFindings();
    await expect(sqii.finding(kinds, file.name).first()).toBeVisible();
  });

  test(`${title} takes nothing from a good file beside it`, async ({ sqii }) => {
    await sqii.give([file, good]);
    await expect(sqii.schoolRow(schoolName(0))).toContainText(/\d{1,3}\.\d\d/);
    await sqii.showFindings();
    await expect(sqii.finding(kinds, file.name).first()).toBeVisible();
  });
}
