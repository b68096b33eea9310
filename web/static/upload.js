// Hands in documents by pieces of 1 MiB: a broken line costs one piece, and the next try goes on where the last ended.
// Without this script the same field sends whole files with the form.
"use strict";
const PIECE = 1024 * 1024;
const LONGEST_PAUSE = 30000;

class Refusal extends Error {}
class Away extends Error {}
class Stopped extends Error {}

async function sha256(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function sized(bytes) {
  const [unit, step] = bytes < PIECE ? ["kB", 1024] : ["MB", PIECE];
  return `${(bytes / step).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
}

function named(sentence, name) {
  return sentence.includes(name) ? sentence : `${name}: ${sentence}`;
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    for (const [from, name] of [[window, "online"], [signal, "abort"]])
      from.addEventListener(name, () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

class Field {
  constructor(element) {
    this.element = element;
    this.words = element.dataset;
    this.input = element.querySelector("input[type=file]");
    this.bar = element.querySelector("progress");
    this.queue = Promise.resolve();
    this.open = 0;
    this.input.addEventListener("change", () => {
      this.take([...this.input.files]);
      this.input.value = "";
    });
    for (const name of ["dragover", "dragleave", "drop"]) element.addEventListener(name, (event) => this.dragged(event));
    element.querySelector("[data-stop]").addEventListener("click", () => this.stopping?.abort());
    element.closest("form").addEventListener("submit", (event) => {
      if (!this.open) return;
      event.preventDefault();
      this.part("fault").textContent = this.words.wait;
    });
  }

  part(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  dragged(event) {
    event.preventDefault();
    this.element.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") this.take([...event.dataTransfer.files]);
  }

  take(files) {
    this.part("fault").textContent = "";
    for (const file of this.input.multiple ? files : files.slice(0, 1)) {
      this.open += 1;
      this.queue = this.queue.then(() => this.handIn(file)).finally(() => { this.open -= 1; });
    }
  }

  say(sentence, file, percent) {
    this.part("said").textContent = filled(this.words[sentence], { name: file.name, percent });
    this.bar.value = percent ?? 0;
  }

  async handIn(file) {
    this.stopping = new AbortController();
    this.part("progress").hidden = false;
    try {
      this.say("checking", file);
      const whole = await sha256(await file.arrayBuffer());
      const { journey, step } = this.words;
      const about = { journey, step, name: file.name, size: file.size, sha256: whole };
      const begun = await this.asked("POST", "/unggah", JSON.stringify(about), file, 0);
      this.add(await this.sent(file, begun), file);
      this.say("stored", file, 100);
    } catch (error) {
      this.part("said").textContent = "";
      if (error instanceof Stopped) this.say("stopped", file);
      else this.part("fault").textContent = error instanceof Away
        ? filled(this.words.away, { name: file.name }) : named(error.message, file.name);
    }
    this.part("progress").hidden = true;
  }

  async sent(file, upload) {
    const address = `/unggah/${upload.id}`;
    const missing = [...Array(upload.count).keys()].filter((number) => !upload.there.includes(number));
    let arrived = upload.count - missing.length;
    for (const number of missing) {
      const percent = Math.floor((100 * arrived) / upload.count);
      this.say("sending", file, percent);
      const piece = await file.slice(number * PIECE, (number + 1) * PIECE).arrayBuffer();
      await this.asked("PUT", `${address}/${number}`, piece, file, percent, { "x-sha256": await sha256(piece) });
      arrived += 1;
    }
    return this.asked("POST", `${address}/selesai`, "", file, 100);
  }

  // Asks again and again while the line is broken; every question may be asked twice.
  async asked(method, address, body, file, percent, more = {}) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.once(method, address, body, more);
      } catch (error) {
        if (this.stopping.signal.aborted) throw new Stopped();
        const damaged = error instanceof Refusal && method === "PUT" && tries < 2;
        if ((error instanceof Refusal || error instanceof Away) && !damaged) throw error;
      }
      this.say("broken", file, percent);
      await pause(Math.min(1000 * 2 ** tries, LONGEST_PAUSE), this.stopping.signal);
    }
  }

  async once(method, address, body, more) {
    const headers = { "x-csrf": this.words.csrf, "content-type": "application/octet-stream", ...more };
    const answer = await fetch(address, { method, body, headers, signal: this.stopping.signal, redirect: "manual" });
    if (answer.status >= 500) throw new Error(answer.statusText);
    if (!(answer.headers.get("content-type") ?? "").startsWith("application/json")) throw new Away();
    const said = await answer.json();
    if (said.refused) throw new Refusal(said.refused);
    return said;
  }

  add(upload, file) {
    const given = this.part("given");
    if (!this.input.multiple) given.replaceChildren();
    const item = this.element.querySelector("template").content.cloneNode(true);
    for (const input of item.querySelectorAll("input")) input.value = upload.digest;
    const link = item.querySelector("a");
    link.href = `/dokumen/${upload.digest}/halaman`;
    link.textContent = upload.name;
    item.querySelector("a + span").textContent = sized(file.size);
    item.querySelector(".digest").textContent = upload.digest;
    given.append(item);
  }
}

if (window.isSecureContext) for (const element of document.querySelectorAll("[data-upload]")) new Field(element);
