// Work without a network: a worker keeps this page and what it needs.

import { on, one } from "../handouts/page.js";
import { trustedAddress } from "./on_demand.js";

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const told = () => {
    one("[data-newer]").hidden = !(registration.waiting && registration.active);
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", told));
  told();
  on("use-newer", () => registration.waiting?.postMessage("update"));
}

async function keepPage() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const isFirst = !serviceWorker.controller;
  let isLeaving = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isFirst || isLeaving) return;
    isLeaving = true;
    location.reload();
  });
  try {
    watch(await serviceWorker.register(trustedAddress(one("[data-worker]"))));
    await serviceWorker.ready;
    one("[data-offline]").hidden = false;
  } catch {
    // without it, the page needs the network, as any other does
  }
}

keepPage();
