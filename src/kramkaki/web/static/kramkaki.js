// The page's one entry: everything here adds to a page that works without it.

import { keep, keepQuestions, kept } from "./back.js";
import * as charts from "./charts.js";
import * as cursor from "./cursor.js";
import * as day from "./day.js";
import { takeDrops } from "./files.js";
import { sendInPlace, sentScenario } from "./forms.js";
import * as legs from "./legs.js";
import * as plan from "./plan.js";
import * as results from "./results.js";
import { open } from "./scenario.js";
import * as settings from "./settings.js";
import { fromAddress, offerLink } from "./share.js";
import * as time from "./time.js";
import * as zoom from "./zoom.js";

settings.begin();
keepQuestions();
takeDrops();
if (document.body.dataset.page === "answer") beginAnswer();

async function beginAnswer() {
  results.answered((curves) => {
    settings.reveal();
    for (const part of [legs, cursor, charts, time]) part.take(curves);
  });
  for (const part of [legs, cursor, charts]) time.follow(part.draw);
  time.describeWith(legs.worst);
  time.listenToPlayer();
  charts.followTheme();
  document.addEventListener("click", (event) => {
    const minute = cursor.minuteAt(event);
    if (minute !== null) time.showMinute(minute);
  });
  day.begin();
  plan.begin();
  zoom.begin();
  sendInPlace();
  offerLink();
  results.follow();
  keep();
  const sent = sentScenario();
  const shared = sent ? null : (kept() ?? (await fromAddress()));
  if (sent) open(sent, "answer");
  else if (shared) open(shared);
  results.begin();
}
