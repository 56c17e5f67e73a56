// SPDX-License-Identifier: MIT
// Generated from the files of this folder by properties/mutants/index-files.mjs.
import { attach01 } from "./attach-01.ts";
import { attach03 } from "./attach-03.ts";
import { attach04 } from "./attach-04.ts";
import { attach04Errno } from "./attach-04-errno.ts";
import { attach04Leak } from "./attach-04-leak.ts";
import { attach05 } from "./attach-05.ts";
import { attach06 } from "./attach-06.ts";
import { attach07 } from "./attach-07.ts";
import { attach07Ops } from "./attach-07-ops.ts";
import { attach08 } from "./attach-08.ts";
import { attach08Other } from "./attach-08-other.ts";
import { attach10 } from "./attach-10.ts";
import { attach13 } from "./attach-13.ts";
import { attach13Silent } from "./attach-13-silent.ts";
import { attach14 } from "./attach-14.ts";
import { attach15 } from "./attach-15.ts";
import { attach19 } from "./attach-19.ts";
import { attach20 } from "./attach-20.ts";
import { attach22 } from "./attach-22.ts";
import { attach22Silent } from "./attach-22-silent.ts";
import { attach23 } from "./attach-23.ts";
import { attach24 } from "./attach-24.ts";
import { attach26 } from "./attach-26.ts";
import { attach27 } from "./attach-27.ts";
import { attach29 } from "./attach-29.ts";
import { attach30 } from "./attach-30.ts";
import { attach31 } from "./attach-31.ts";
import { attach31Lock } from "./attach-31-lock.ts";
import { attach32 } from "./attach-32.ts";
import { attach33 } from "./attach-33.ts";
import { attach33Null } from "./attach-33-null.ts";
import { attach34 } from "./attach-34.ts";
import { attach34Pin } from "./attach-34-pin.ts";
import { attach35 } from "./attach-35.ts";
import { attach36 } from "./attach-36.ts";
import { attach36Silent } from "./attach-36-silent.ts";
import { attach38 } from "./attach-38.ts";
import { attach38Direction } from "./attach-38-direction.ts";
import { attach38Lock } from "./attach-38-lock.ts";
import { attach38Order } from "./attach-38-order.ts";
import { attach39 } from "./attach-39.ts";
import { attach39Free } from "./attach-39-free.ts";
import { attach42 } from "./attach-42.ts";
import { attach43 } from "./attach-43.ts";
import { attach44 } from "./attach-44.ts";
import { attach49 } from "./attach-49.ts";
import { attach53 } from "./attach-53.ts";
import { attach54 } from "./attach-54.ts";
import { attach55 } from "./attach-55.ts";
import { attach56 } from "./attach-56.ts";
import { attach59 } from "./attach-59.ts";
import { attach59Unlocked } from "./attach-59-unlocked.ts";
import { attach60 } from "./attach-60.ts";
import { back11 } from "./back-11.ts";
import { back11Success } from "./back-11-success.ts";
import { back16 } from "./back-16.ts";
import { back16Abandon } from "./back-16-abandon.ts";
import { back16Heap } from "./back-16-heap.ts";
import { back16HeapTwice } from "./back-16-heap-twice.ts";
import { back16Twice } from "./back-16-twice.ts";
import { back16Udmabuf } from "./back-16-udmabuf.ts";
import { back16UdmabufHeld } from "./back-16-udmabuf-held.ts";
import { cpu01 } from "./cpu-01.ts";
import { cpu02 } from "./cpu-02.ts";
import { cpu03 } from "./cpu-03.ts";
import { cpu04 } from "./cpu-04.ts";
import { cpu06 } from "./cpu-06.ts";
import { cpu07 } from "./cpu-07.ts";
import { cpu08 } from "./cpu-08.ts";
import { cpu09 } from "./cpu-09.ts";
import { cpu13 } from "./cpu-13.ts";
import { cpu14 } from "./cpu-14.ts";
import { cpu17 } from "./cpu-17.ts";
import { cpu18 } from "./cpu-18.ts";
import { cpu18End } from "./cpu-18-end.ts";
import { cpu19 } from "./cpu-19.ts";
import { cpu19Udmabuf } from "./cpu-19-udmabuf.ts";
import { cpu20 } from "./cpu-20.ts";
import { cpu21 } from "./cpu-21.ts";
import { cpu22 } from "./cpu-22.ts";
import { cpu24 } from "./cpu-24.ts";
import { cpu25 } from "./cpu-25.ts";
import { cpu27 } from "./cpu-27.ts";
import { cpu28 } from "./cpu-28.ts";
import { cpu29 } from "./cpu-29.ts";
import { cpu30 } from "./cpu-30.ts";
import { cpu31 } from "./cpu-31.ts";
import { cpu32 } from "./cpu-32.ts";
import { export01 } from "./export-01.ts";
import { export02 } from "./export-02.ts";
import { export03 } from "./export-03.ts";
import { export04 } from "./export-04.ts";
import { export09 } from "./export-09.ts";
import { export11 } from "./export-11.ts";
import { export12 } from "./export-12.ts";
import { export13 } from "./export-13.ts";
import { export14 } from "./export-14.ts";
import { export14Owner } from "./export-14-owner.ts";
import { export15 } from "./export-15.ts";
import { export16 } from "./export-16.ts";
import { export16Vanish } from "./export-16-vanish.ts";
import { export17 } from "./export-17.ts";
import { export18 } from "./export-18.ts";
import { export18Errno } from "./export-18-errno.ts";
import { export19 } from "./export-19.ts";
import { export20 } from "./export-20.ts";
import { export21 } from "./export-21.ts";
import { export21Page } from "./export-21-page.ts";
import { export22 } from "./export-22.ts";
import { export23 } from "./export-23.ts";
import { export24 } from "./export-24.ts";
import { export25 } from "./export-25.ts";
import { export26 } from "./export-26.ts";
import { export27 } from "./export-27.ts";
import { export28 } from "./export-28.ts";
import { export29 } from "./export-29.ts";
import { export29Late } from "./export-29-late.ts";
import { export31 } from "./export-31.ts";
import { export31Silent } from "./export-31-silent.ts";
import { export38 } from "./export-38.ts";
import { export41 } from "./export-41.ts";
import { export41Mode } from "./export-41-mode.ts";
import { export42 } from "./export-42.ts";
import { export43 } from "./export-43.ts";
import { export43Refused } from "./export-43-refused.ts";
import { export44 } from "./export-44.ts";
import { export44Refused } from "./export-44-refused.ts";
import { export45 } from "./export-45.ts";
import { export46 } from "./export-46.ts";
import { export47 } from "./export-47.ts";
import { export48 } from "./export-48.ts";
import { export48Allocate } from "./export-48-allocate.ts";
import { fence02 } from "./fence-02.ts";
import { fence05 } from "./fence-05.ts";
import { fence05Error } from "./fence-05-error.ts";
import { fence06 } from "./fence-06.ts";
import { fence06New } from "./fence-06-new.ts";
import { fence07 } from "./fence-07.ts";
import { fence07Old } from "./fence-07-old.ts";
import { fence08 } from "./fence-08.ts";
import { fence09 } from "./fence-09.ts";
import { fence14 } from "./fence-14.ts";
import { fence14Errno } from "./fence-14-errno.ts";
import { fence15 } from "./fence-15.ts";
import { fence15Errno } from "./fence-15-errno.ts";
import { fence16 } from "./fence-16.ts";
import { fence16Op } from "./fence-16-op.ts";
import { fence17 } from "./fence-17.ts";
import { fence18 } from "./fence-18.ts";
import { fence20 } from "./fence-20.ts";
import { fence21 } from "./fence-21.ts";
import { fence22 } from "./fence-22.ts";
import { fence24 } from "./fence-24.ts";
import { fence25 } from "./fence-25.ts";
import { fence26 } from "./fence-26.ts";
import { fence26Eager } from "./fence-26-eager.ts";
import { fence27 } from "./fence-27.ts";
import { fence28 } from "./fence-28.ts";
import { fence28Callbacks } from "./fence-28-callbacks.ts";
import { fence29 } from "./fence-29.ts";
import { fence31 } from "./fence-31.ts";
import { fence31Late } from "./fence-31-late.ts";
import { fence33 } from "./fence-33.ts";
import { fence33Lazy } from "./fence-33-lazy.ts";
import { fence33Odd } from "./fence-33-odd.ts";
import { fence34 } from "./fence-34.ts";
import { fence35 } from "./fence-35.ts";
import { fence35Given } from "./fence-35-given.ts";
import { fence36 } from "./fence-36.ts";
import { fence36Stale } from "./fence-36-stale.ts";
import { fence37 } from "./fence-37.ts";
import { fence37Op } from "./fence-37-op.ts";
import { fence38 } from "./fence-38.ts";
import { fence39 } from "./fence-39.ts";
import { fence40 } from "./fence-40.ts";
import { fence40Errno } from "./fence-40-errno.ts";
import { fence40Woken } from "./fence-40-woken.ts";
import { fence41 } from "./fence-41.ts";
import { fence42 } from "./fence-42.ts";
import { fence43 } from "./fence-43.ts";
import { fence45 } from "./fence-45.ts";
import { fence46 } from "./fence-46.ts";
import { fence47 } from "./fence-47.ts";
import { fence47Any } from "./fence-47-any.ts";
import { fence47Everywhere } from "./fence-47-everywhere.ts";
import { fence48 } from "./fence-48.ts";
import { fence49 } from "./fence-49.ts";
import { fence49Zero } from "./fence-49-zero.ts";
import { fence50 } from "./fence-50.ts";
import { fence50Behind } from "./fence-50-behind.ts";
import { fence51 } from "./fence-51.ts";
import { fence51Late } from "./fence-51-late.ts";
import { fence52 } from "./fence-52.ts";
import { fence53 } from "./fence-53.ts";
import { fence53Early } from "./fence-53-early.ts";
import { fence55 } from "./fence-55.ts";
import { fence55Leak } from "./fence-55-leak.ts";
import { fence55Listing } from "./fence-55-listing.ts";
import { fence56 } from "./fence-56.ts";
import { fence56Error } from "./fence-56-error.ts";
import { fence56Order } from "./fence-56-order.ts";
import { fence57 } from "./fence-57.ts";
import { fence59 } from "./fence-59.ts";
import { fence60 } from "./fence-60.ts";
import { fence60Both } from "./fence-60-both.ts";
import { fence61 } from "./fence-61.ts";
import { fence62 } from "./fence-62.ts";
import { fence62Context } from "./fence-62-context.ts";
import { fence62Lazy } from "./fence-62-lazy.ts";
import { fence64 } from "./fence-64.ts";
import { fence64Name } from "./fence-64-name.ts";
import { fence65 } from "./fence-65.ts";
import { fence65Shared } from "./fence-65-shared.ts";
import { fence66 } from "./fence-66.ts";
import { fence66Lazy } from "./fence-66-lazy.ts";
import { fence66Old } from "./fence-66-old.ts";
import { fence69 } from "./fence-69.ts";
import { fence69Signalled } from "./fence-69-signalled.ts";
import { fence71 } from "./fence-71.ts";
import { fence72 } from "./fence-72.ts";
import { fence73 } from "./fence-73.ts";
import { fence74 } from "./fence-74.ts";
import { fence76 } from "./fence-76.ts";
import { fence76Inner } from "./fence-76-inner.ts";
import { fence77 } from "./fence-77.ts";
import { fence90 } from "./fence-90.ts";
import { fence90Any } from "./fence-90-any.ts";
import { fence91 } from "./fence-91.ts";
import { fence91Order } from "./fence-91-order.ts";
import { fence95 } from "./fence-95.ts";
import { fence95Result } from "./fence-95-result.ts";
import { fence103 } from "./fence-103.ts";
import { heap01 } from "./heap-01.ts";
import { heap02 } from "./heap-02.ts";
import { heap03 } from "./heap-03.ts";
import { heap03Forgets } from "./heap-03-forgets.ts";
import { heap04 } from "./heap-04.ts";
import { heap05 } from "./heap-05.ts";
import { heap05Kept } from "./heap-05-kept.ts";
import { heap06 } from "./heap-06.ts";
import { heap07 } from "./heap-07.ts";
import { heap07Type } from "./heap-07-type.ts";
import { heap08 } from "./heap-08.ts";
import { heap08Stale } from "./heap-08-stale.ts";
import { heap09 } from "./heap-09.ts";
import { heap09Errno } from "./heap-09-errno.ts";
import { heap10 } from "./heap-10.ts";
import { heap11 } from "./heap-11.ts";
import { heap12 } from "./heap-12.ts";
import { heap13 } from "./heap-13.ts";
import { heap13Grid } from "./heap-13-grid.ts";
import { heap14 } from "./heap-14.ts";
import { heap14Late } from "./heap-14-late.ts";
import { heap15 } from "./heap-15.ts";
import { heap15Dirty } from "./heap-15-dirty.ts";
import { heap16 } from "./heap-16.ts";
import { heap16Errno } from "./heap-16-errno.ts";
import { heap17 } from "./heap-17.ts";
import { heap17Errno } from "./heap-17-errno.ts";
import { heap18 } from "./heap-18.ts";
import { heap19End } from "./heap-19-end.ts";
import { heap19EndFirst } from "./heap-19-end-first.ts";
import { heap19None } from "./heap-19-none.ts";
import { heap19Read } from "./heap-19-read.ts";
import { heap21 } from "./heap-21.ts";
import { heap22 } from "./heap-22.ts";
import { heap22Errno } from "./heap-22-errno.ts";
import { heap22Pieces } from "./heap-22-pieces.ts";
import { heap24 } from "./heap-24.ts";
import { heap25 } from "./heap-25.ts";
import { heap26 } from "./heap-26.ts";
import { heap26In } from "./heap-26-in.ts";
import { heap27 } from "./heap-27.ts";
import { heap27Shared } from "./heap-27-shared.ts";
import { heap28 } from "./heap-28.ts";
import { heap29 } from "./heap-29.ts";
import { heap29Read } from "./heap-29-read.ts";
import { heap30 } from "./heap-30.ts";
import { hw06 } from "./hw-06.ts";
import { hw10 } from "./hw-10.ts";
import { hw10Counts } from "./hw-10-counts.ts";
import { hw10Heap } from "./hw-10-heap.ts";
import { hw13 } from "./hw-13.ts";
import { hw13Order } from "./hw-13-order.ts";
import { hw13Udmabuf } from "./hw-13-udmabuf.ts";
import { hw19 } from "./hw-19.ts";
import { iosys02 } from "./iosys-02.ts";
import { iosys03 } from "./iosys-03.ts";
import { iosys04 } from "./iosys-04.ts";
import { iosys05 } from "./iosys-05.ts";
import { iosys06 } from "./iosys-06.ts";
import { iosys07 } from "./iosys-07.ts";
import { iosys07Plain } from "./iosys-07-plain.ts";
import { iosys08 } from "./iosys-08.ts";
import { iosys09 } from "./iosys-09.ts";
import { iosys09Equal } from "./iosys-09-equal.ts";
import { iosys10 } from "./iosys-10.ts";
import { lock01 } from "./lock-01.ts";
import { lock02 } from "./lock-02.ts";
import { lock03 } from "./lock-03.ts";
import { lock04 } from "./lock-04.ts";
import { lock05 } from "./lock-05.ts";
import { lock06 } from "./lock-06.ts";
import { lock07 } from "./lock-07.ts";
import { lock08 } from "./lock-08.ts";
import { lock10 } from "./lock-10.ts";
import { lock13 } from "./lock-13.ts";
import { lock14 } from "./lock-14.ts";
import { lock15 } from "./lock-15.ts";
import { lock16 } from "./lock-16.ts";
import { lock17 } from "./lock-17.ts";
import { lock18 } from "./lock-18.ts";
import { lock19 } from "./lock-19.ts";
import { lock20 } from "./lock-20.ts";
import { lock22 } from "./lock-22.ts";
import { lock23 } from "./lock-23.ts";
import { lock25 } from "./lock-25.ts";
import { lock26 } from "./lock-26.ts";
import { lock27 } from "./lock-27.ts";
import { lock29 } from "./lock-29.ts";
import { map01 } from "./map-01.ts";
import { map02 } from "./map-02.ts";
import { map06 } from "./map-06.ts";
import { map06Lock } from "./map-06-lock.ts";
import { map07 } from "./map-07.ts";
import { map08 } from "./map-08.ts";
import { map08Silent } from "./map-08-silent.ts";
import { map08Warn } from "./map-08-warn.ts";
import { map09 } from "./map-09.ts";
import { map09Unlocked } from "./map-09-unlocked.ts";
import { map10 } from "./map-10.ts";
import { map12 } from "./map-12.ts";
import { map13 } from "./map-13.ts";
import { map14 } from "./map-14.ts";
import { map15 } from "./map-15.ts";
import { map15Unmap } from "./map-15-unmap.ts";
import { map16 } from "./map-16.ts";
import { map17 } from "./map-17.ts";
import { map18 } from "./map-18.ts";
import { map20 } from "./map-20.ts";
import { map20Option } from "./map-20-option.ts";
import { map21 } from "./map-21.ts";
import { map21Option } from "./map-21-option.ts";
import { map22 } from "./map-22.ts";
import { map22On } from "./map-22-on.ts";
import { map23 } from "./map-23.ts";
import { map24 } from "./map-24.ts";
import { map25 } from "./map-25.ts";
import { map26 } from "./map-26.ts";
import { map26Errno } from "./map-26-errno.ts";
import { map27 } from "./map-27.ts";
import { map28 } from "./map-28.ts";
import { map29 } from "./map-29.ts";
import { map30 } from "./map-30.ts";
import { map31 } from "./map-31.ts";
import { map31Skip } from "./map-31-skip.ts";
import { map32 } from "./map-32.ts";
import { map33 } from "./map-33.ts";
import { map34 } from "./map-34.ts";
import { map35 } from "./map-35.ts";
import { map36 } from "./map-36.ts";
import { map37 } from "./map-37.ts";
import { map38 } from "./map-38.ts";
import { map39 } from "./map-39.ts";
import { map40 } from "./map-40.ts";
import { map41 } from "./map-41.ts";
import { map42 } from "./map-42.ts";
import { map45 } from "./map-45.ts";
import { map45Mask } from "./map-45-mask.ts";
import { map47 } from "./map-47.ts";
import { map49 } from "./map-49.ts";
import { map49Cache } from "./map-49-cache.ts";
import { map50 } from "./map-50.ts";
import { map50Counts } from "./map-50-counts.ts";
import { map51 } from "./map-51.ts";
import { map51Entries } from "./map-51-entries.ts";
import { map52 } from "./map-52.ts";
import { map54 } from "./map-54.ts";
import { map54Lost } from "./map-54-lost.ts";
import { map55 } from "./map-55.ts";
import { map58 } from "./map-58.ts";
import { map59 } from "./map-59.ts";
import { map60 } from "./map-60.ts";
import { map61 } from "./map-61.ts";
import { map62 } from "./map-62.ts";
import { map64 } from "./map-64.ts";
import { map64OneWay } from "./map-64-one-way.ts";
import { map66 } from "./map-66.ts";
import { map68 } from "./map-68.ts";
import { map69 } from "./map-69.ts";
import { map70 } from "./map-70.ts";
import { mmap02 } from "./mmap-02.ts";
import { mmap03 } from "./mmap-03.ts";
import { mmap04 } from "./mmap-04.ts";
import { mmap06 } from "./mmap-06.ts";
import { mmap07 } from "./mmap-07.ts";
import { mmap08 } from "./mmap-08.ts";
import { mmap09 } from "./mmap-09.ts";
import { mmap10 } from "./mmap-10.ts";
import { mmap11 } from "./mmap-11.ts";
import { mmap11Leak } from "./mmap-11-leak.ts";
import { mmap13 } from "./mmap-13.ts";
import { mmap15 } from "./mmap-15.ts";
import { mmap16 } from "./mmap-16.ts";
import { mmap20 } from "./mmap-20.ts";
import { mmap21 } from "./mmap-21.ts";
import { mmap22 } from "./mmap-22.ts";
import { mmap24 } from "./mmap-24.ts";
import { mmap24Core } from "./mmap-24-core.ts";
import { mmap24Udmabuf } from "./mmap-24-udmabuf.ts";
import { mmap27 } from "./mmap-27.ts";
import { mmap28 } from "./mmap-28.ts";
import { mmap28Private } from "./mmap-28-private.ts";
import { mmap29 } from "./mmap-29.ts";
import { mmap29Early } from "./mmap-29-early.ts";
import { mmap30 } from "./mmap-30.ts";
import { mmap31 } from "./mmap-31.ts";
import { mmap32 } from "./mmap-32.ts";
import { mmap33 } from "./mmap-33.ts";
import { mmap33Errno } from "./mmap-33-errno.ts";
import { move01 } from "./move-01.ts";
import { move02 } from "./move-02.ts";
import { move03 } from "./move-03.ts";
import { move04 } from "./move-04.ts";
import { move08 } from "./move-08.ts";
import { move09 } from "./move-09.ts";
import { move10 } from "./move-10.ts";
import { move12 } from "./move-12.ts";
import { move14 } from "./move-14.ts";
import { move15 } from "./move-15.ts";
import { move15Early } from "./move-15-early.ts";
import { move16 } from "./move-16.ts";
import { move17 } from "./move-17.ts";
import { move18 } from "./move-18.ts";
import { move20 } from "./move-20.ts";
import { move21 } from "./move-21.ts";
import { move23 } from "./move-23.ts";
import { move23Marked } from "./move-23-marked.ts";
import { move25 } from "./move-25.ts";
import { move30 } from "./move-30.ts";
import { move31 } from "./move-31.ts";
import { move34 } from "./move-34.ts";
import { move35 } from "./move-35.ts";
import type { Mutant } from "./mutant.ts";
import { name01 } from "./name-01.ts";
import { name02 } from "./name-02.ts";
import { name02Errno } from "./name-02-errno.ts";
import { name03 } from "./name-03.ts";
import { name05 } from "./name-05.ts";
import { name06 } from "./name-06.ts";
import { name07 } from "./name-07.ts";
import { name07Busy } from "./name-07-busy.ts";
import { name09 } from "./name-09.ts";
import { name10 } from "./name-10.ts";
import { name11 } from "./name-11.ts";
import { name12 } from "./name-12.ts";
import { name13 } from "./name-13.ts";
import { name14 } from "./name-14.ts";
import { name15 } from "./name-15.ts";
import { name16 } from "./name-16.ts";
import { pin01 } from "./pin-01.ts";
import { pin02 } from "./pin-02.ts";
import { pin03 } from "./pin-03.ts";
import { pin04 } from "./pin-04.ts";
import { pin05 } from "./pin-05.ts";
import { pin06 } from "./pin-06.ts";
import { pin07 } from "./pin-07.ts";
import { pin14 } from "./pin-14.ts";
import { pin21 } from "./pin-21.ts";
import { pin24 } from "./pin-24.ts";
import { pin25 } from "./pin-25.ts";
import { poll02 } from "./poll-02.ts";
import { poll04 } from "./poll-04.ts";
import { poll05 } from "./poll-05.ts";
import { poll06 } from "./poll-06.ts";
import { poll07 } from "./poll-07.ts";
import { poll08 } from "./poll-08.ts";
import { poll08Armed } from "./poll-08-armed.ts";
import { poll09 } from "./poll-09.ts";
import { poll10 } from "./poll-10.ts";
import { poll11 } from "./poll-11.ts";
import { poll12 } from "./poll-12.ts";
import { poll13 } from "./poll-13.ts";
import { poll14 } from "./poll-14.ts";
import { poll21 } from "./poll-21.ts";
import { poll23 } from "./poll-23.ts";
import { poll24 } from "./poll-24.ts";
import { poll24Early } from "./poll-24-early.ts";
import { poll25 } from "./poll-25.ts";
import { poll28 } from "./poll-28.ts";
import { poll29 } from "./poll-29.ts";
import { poll30 } from "./poll-30.ts";
import { poll31 } from "./poll-31.ts";
import { poll32 } from "./poll-32.ts";
import { poll33 } from "./poll-33.ts";
import { ref01 } from "./ref-01.ts";
import { ref01Hidden } from "./ref-01-hidden.ts";
import { ref02 } from "./ref-02.ts";
import { ref03 } from "./ref-03.ts";
import { ref04 } from "./ref-04.ts";
import { ref05 } from "./ref-05.ts";
import { ref06 } from "./ref-06.ts";
import { ref10 } from "./ref-10.ts";
import { ref11 } from "./ref-11.ts";
import { ref12 } from "./ref-12.ts";
import { ref13 } from "./ref-13.ts";
import { ref14 } from "./ref-14.ts";
import { ref15 } from "./ref-15.ts";
import { ref16 } from "./ref-16.ts";
import { ref18 } from "./ref-18.ts";
import { ref20 } from "./ref-20.ts";
import { ref20Early } from "./ref-20-early.ts";
import { ref21 } from "./ref-21.ts";
import { ref22 } from "./ref-22.ts";
import { ref25 } from "./ref-25.ts";
import { ref26 } from "./ref-26.ts";
import { ref29 } from "./ref-29.ts";
import { ref30 } from "./ref-30.ts";
import { ref31 } from "./ref-31.ts";
import { ref32 } from "./ref-32.ts";
import { ref32Bare } from "./ref-32-bare.ts";
import { ref34 } from "./ref-34.ts";
import { ref34Listing } from "./ref-34-listing.ts";
import { ref35 } from "./ref-35.ts";
import { ref36 } from "./ref-36.ts";
import { ref36All } from "./ref-36-all.ts";
import { ref38 } from "./ref-38.ts";
import { ref39 } from "./ref-39.ts";
import { ref40 } from "./ref-40.ts";
import { ref41 } from "./ref-41.ts";
import { ref42 } from "./ref-42.ts";
import { ref43 } from "./ref-43.ts";
import { ref43File } from "./ref-43-file.ts";
import { ref45 } from "./ref-45.ts";
import { ref46 } from "./ref-46.ts";
import { ref46Install } from "./ref-46-install.ts";
import { resv01 } from "./resv-01.ts";
import { resv02 } from "./resv-02.ts";
import { resv03 } from "./resv-03.ts";
import { resv03Replace } from "./resv-03-replace.ts";
import { resv04 } from "./resv-04.ts";
import { resv04Get } from "./resv-04-get.ts";
import { resv05 } from "./resv-05.ts";
import { resv06 } from "./resv-06.ts";
import { resv06Double } from "./resv-06-double.ts";
import { resv07 } from "./resv-07.ts";
import { resv07Flag } from "./resv-07-flag.ts";
import { resv08 } from "./resv-08.ts";
import { resv08Early } from "./resv-08-early.ts";
import { resv09 } from "./resv-09.ts";
import { resv09Alloc } from "./resv-09-alloc.ts";
import { resv10 } from "./resv-10.ts";
import { resv11 } from "./resv-11.ts";
import { resv11One } from "./resv-11-one.ts";
import { resv12 } from "./resv-12.ts";
import { resv14 } from "./resv-14.ts";
import { resv15 } from "./resv-15.ts";
import { resv17 } from "./resv-17.ts";
import { resv20 } from "./resv-20.ts";
import { resv22 } from "./resv-22.ts";
import { resv23 } from "./resv-23.ts";
import { resv24 } from "./resv-24.ts";
import { resv26 } from "./resv-26.ts";
import { resv27 } from "./resv-27.ts";
import { resv30 } from "./resv-30.ts";
import { resv31 } from "./resv-31.ts";
import { resv33 } from "./resv-33.ts";
import { resv34 } from "./resv-34.ts";
import { resv34Stale } from "./resv-34-stale.ts";
import { resv35 } from "./resv-35.ts";
import { resv37 } from "./resv-37.ts";
import { resv38 } from "./resv-38.ts";
import { resv39 } from "./resv-39.ts";
import { resv40 } from "./resv-40.ts";
import { resv40Errno } from "./resv-40-errno.ts";
import { resv42 } from "./resv-42.ts";
import { resv42Errno } from "./resv-42-errno.ts";
import { resv44 } from "./resv-44.ts";
import { resv45 } from "./resv-45.ts";
import { resv46 } from "./resv-46.ts";
import { resv47 } from "./resv-47.ts";
import { resv48 } from "./resv-48.ts";
import { resv49 } from "./resv-49.ts";
import { resv51 } from "./resv-51.ts";
import { resv52 } from "./resv-52.ts";
import { resv53 } from "./resv-53.ts";
import { resv54 } from "./resv-54.ts";
import { resv55 } from "./resv-55.ts";
import { resv56 } from "./resv-56.ts";
import { resv57 } from "./resv-57.ts";
import { resv57Order } from "./resv-57-order.ts";
import { resv58 } from "./resv-58.ts";
import { resv64 } from "./resv-64.ts";
import { resv64Readers } from "./resv-64-readers.ts";
import { resv65 } from "./resv-65.ts";
import { resv67 } from "./resv-67.ts";
import { resv67Replace } from "./resv-67-replace.ts";
import { resv68 } from "./resv-68.ts";
import { resv71 } from "./resv-71.ts";
import { resv72 } from "./resv-72.ts";
import { resv74 } from "./resv-74.ts";
import { resv75 } from "./resv-75.ts";
import { resv76 } from "./resv-76.ts";
import { resv76Flag } from "./resv-76-flag.ts";
import { resv77 } from "./resv-77.ts";
import { resv78 } from "./resv-78.ts";
import { resv78Asks } from "./resv-78-asks.ts";
import { resv81 } from "./resv-81.ts";
import { resv82 } from "./resv-82.ts";
import { resv83 } from "./resv-83.ts";
import { resv84 } from "./resv-84.ts";
import { resv85 } from "./resv-85.ts";
import { resv87 } from "./resv-87.ts";
import { resv88 } from "./resv-88.ts";
import { resv89 } from "./resv-89.ts";
import { resv90 } from "./resv-90.ts";
import { resv91 } from "./resv-91.ts";
import { resv92 } from "./resv-92.ts";
import { resv92Add } from "./resv-92-add.ts";
import { resv94 } from "./resv-94.ts";
import { resv95 } from "./resv-95.ts";
import { seek01 } from "./seek-01.ts";
import { seek02 } from "./seek-02.ts";
import { seek03 } from "./seek-03.ts";
import { seek04 } from "./seek-04.ts";
import { seek06 } from "./seek-06.ts";
import { seek08 } from "./seek-08.ts";
import { seek09 } from "./seek-09.ts";
import { seek10 } from "./seek-10.ts";
import { sg01 } from "./sg-01.ts";
import { sg02 } from "./sg-02.ts";
import { sg02Heap } from "./sg-02-heap.ts";
import { sg02Merged } from "./sg-02-merged.ts";
import { sg02Udmabuf } from "./sg-02-udmabuf.ts";
import { sg03 } from "./sg-03.ts";
import { sg05 } from "./sg-05.ts";
import { sg07 } from "./sg-07.ts";
import { sg08 } from "./sg-08.ts";
import { sg09 } from "./sg-09.ts";
import { sg10 } from "./sg-10.ts";
import { sg11 } from "./sg-11.ts";
import { sg12 } from "./sg-12.ts";
import { sg14 } from "./sg-14.ts";
import { sg16 } from "./sg-16.ts";
import { sg16Heap } from "./sg-16-heap.ts";
import { sg16Udmabuf } from "./sg-16-udmabuf.ts";
import { sg19 } from "./sg-19.ts";
import { sg21 } from "./sg-21.ts";
import { stats01 } from "./stats-01.ts";
import { stats02 } from "./stats-02.ts";
import { stats03 } from "./stats-03.ts";
import { stats04 } from "./stats-04.ts";
import { stats06 } from "./stats-06.ts";
import { stats08Size } from "./stats-08-size.ts";
import { stats10 } from "./stats-10.ts";
import { stats12 } from "./stats-12.ts";
import { stats13 } from "./stats-13.ts";
import { stats16 } from "./stats-16.ts";
import { stats21 } from "./stats-21.ts";
import { stats22 } from "./stats-22.ts";
import { sync01 } from "./sync-01.ts";
import { sync02 } from "./sync-02.ts";
import { sync03 } from "./sync-03.ts";
import { sync04 } from "./sync-04.ts";
import { sync05 } from "./sync-05.ts";
import { sync06 } from "./sync-06.ts";
import { sync08 } from "./sync-08.ts";
import { sync08Sign } from "./sync-08-sign.ts";
import { sync09 } from "./sync-09.ts";
import { sync10 } from "./sync-10.ts";
import { sync11 } from "./sync-11.ts";
import { sync13 } from "./sync-13.ts";
import { sync16 } from "./sync-16.ts";
import { sync18 } from "./sync-18.ts";
import { sync19 } from "./sync-19.ts";
import { sync20 } from "./sync-20.ts";
import { sync21 } from "./sync-21.ts";
import { sync22 } from "./sync-22.ts";
import { sync23 } from "./sync-23.ts";
import { udmabuf01 } from "./udmabuf-01.ts";
import { udmabuf01List } from "./udmabuf-01-list.ts";
import { udmabuf02 } from "./udmabuf-02.ts";
import { udmabuf03 } from "./udmabuf-03.ts";
import { udmabuf04 } from "./udmabuf-04.ts";
import { udmabuf04Sum } from "./udmabuf-04-sum.ts";
import { udmabuf05 } from "./udmabuf-05.ts";
import { udmabuf06 } from "./udmabuf-06.ts";
import { udmabuf07 } from "./udmabuf-07.ts";
import { udmabuf08 } from "./udmabuf-08.ts";
import { udmabuf09 } from "./udmabuf-09.ts";
import { udmabuf10 } from "./udmabuf-10.ts";
import { udmabuf10Early } from "./udmabuf-10-early.ts";
import { udmabuf11 } from "./udmabuf-11.ts";
import { udmabuf11Reach } from "./udmabuf-11-reach.ts";
import { udmabuf11Tail } from "./udmabuf-11-tail.ts";
import { udmabuf12Exec } from "./udmabuf-12-exec.ts";
import { udmabuf12Number } from "./udmabuf-12-number.ts";
import { udmabuf13 } from "./udmabuf-13.ts";
import { udmabuf14 } from "./udmabuf-14.ts";
import { udmabuf14Errno } from "./udmabuf-14-errno.ts";
import { udmabuf14Twice } from "./udmabuf-14-twice.ts";
import { udmabuf15 } from "./udmabuf-15.ts";
import { udmabuf16Grow } from "./udmabuf-16-grow.ts";
import { udmabuf17 } from "./udmabuf-17.ts";
import { udmabuf18 } from "./udmabuf-18.ts";
import { udmabuf19 } from "./udmabuf-19.ts";
import { udmabuf19Sticky } from "./udmabuf-19-sticky.ts";
import { udmabuf20 } from "./udmabuf-20.ts";
import { udmabuf20Sync } from "./udmabuf-20-sync.ts";
import { udmabuf21 } from "./udmabuf-21.ts";
import { udmabuf22 } from "./udmabuf-22.ts";
import { udmabuf23 } from "./udmabuf-23.ts";
import { udmabuf23Order } from "./udmabuf-23-order.ts";
import { udmabuf24 } from "./udmabuf-24.ts";
import { udmabuf24Grow } from "./udmabuf-24-grow.ts";
import { udmabuf25 } from "./udmabuf-25.ts";
import { udmabuf26 } from "./udmabuf-26.ts";
import { udmabuf27 } from "./udmabuf-27.ts";
import { udmabuf27Old } from "./udmabuf-27-old.ts";
import { udmabuf28 } from "./udmabuf-28.ts";
import { udmabuf29 } from "./udmabuf-29.ts";
import { udmabuf29Future } from "./udmabuf-29-future.ts";
import { udmabuf32 } from "./udmabuf-32.ts";
import { udmabuf32Joined } from "./udmabuf-32-joined.ts";
import { udmabuf34 } from "./udmabuf-34.ts";
import { vmap01 } from "./vmap-01.ts";
import { vmap02 } from "./vmap-02.ts";
import { vmap04 } from "./vmap-04.ts";
import { vmap05 } from "./vmap-05.ts";
import { vmap06 } from "./vmap-06.ts";
import { vmap07 } from "./vmap-07.ts";
import { vmap07Errno } from "./vmap-07-errno.ts";
import { vmap10 } from "./vmap-10.ts";
import { vmap11 } from "./vmap-11.ts";
import { vmap12 } from "./vmap-12.ts";
import { vmap14 } from "./vmap-14.ts";
import { vmap15 } from "./vmap-15.ts";
import { vmap17 } from "./vmap-17.ts";
import { vmap18 } from "./vmap-18.ts";
import { vmap18Heap } from "./vmap-18-heap.ts";
import { vmap18Repeat } from "./vmap-18-repeat.ts";
import { vmap19 } from "./vmap-19.ts";
import { vmap20 } from "./vmap-20.ts";
import { vmap20Null } from "./vmap-20-null.ts";
import { vmap21 } from "./vmap-21.ts";
import { vmap22 } from "./vmap-22.ts";
import { vmap24 } from "./vmap-24.ts";
import { vmap26 } from "./vmap-26.ts";
import { vmap27 } from "./vmap-27.ts";
import { vmap29 } from "./vmap-29.ts";
import { vmap30 } from "./vmap-30.ts";
import { vmap31 } from "./vmap-31.ts";
import { vmap31Silent } from "./vmap-31-silent.ts";
import { vmap31Vunmap } from "./vmap-31-vunmap.ts";
import { vmap32 } from "./vmap-32.ts";
import { ww01 } from "./ww-01.ts";
import { ww02 } from "./ww-02.ts";
import { ww03 } from "./ww-03.ts";
import { ww04 } from "./ww-04.ts";
import { ww05 } from "./ww-05.ts";
import { ww06 } from "./ww-06.ts";
import { ww06Other } from "./ww-06-other.ts";
import { ww07 } from "./ww-07.ts";
import { ww07Report } from "./ww-07-report.ts";
import { ww08 } from "./ww-08.ts";
import { ww09 } from "./ww-09.ts";
import { ww10 } from "./ww-10.ts";
import { ww11 } from "./ww-11.ts";
import { ww12 } from "./ww-12.ts";
import { ww13 } from "./ww-13.ts";
import { ww14 } from "./ww-14.ts";
import { ww15 } from "./ww-15.ts";
import { ww16 } from "./ww-16.ts";
import { ww19 } from "./ww-19.ts";
import { ww20 } from "./ww-20.ts";
import { ww22 } from "./ww-22.ts";
import { ww23 } from "./ww-23.ts";
import { ww24 } from "./ww-24.ts";
import { ww26 } from "./ww-26.ts";
import { ww27 } from "./ww-27.ts";
import { ww28 } from "./ww-28.ts";
import { ww29 } from "./ww-29.ts";
import { ww31 } from "./ww-31.ts";

/** Every seeded defect, by file name. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  "attach-01": attach01,
  "attach-03": attach03,
  "attach-04": attach04,
  "attach-04-errno": attach04Errno,
  "attach-04-leak": attach04Leak,
  "attach-05": attach05,
  "attach-06": attach06,
  "attach-07": attach07,
  "attach-07-ops": attach07Ops,
  "attach-08": attach08,
  "attach-08-other": attach08Other,
  "attach-10": attach10,
  "attach-13": attach13,
  "attach-13-silent": attach13Silent,
  "attach-14": attach14,
  "attach-15": attach15,
  "attach-19": attach19,
  "attach-20": attach20,
  "attach-22": attach22,
  "attach-22-silent": attach22Silent,
  "attach-23": attach23,
  "attach-24": attach24,
  "attach-26": attach26,
  "attach-27": attach27,
  "attach-29": attach29,
  "attach-30": attach30,
  "attach-31": attach31,
  "attach-31-lock": attach31Lock,
  "attach-32": attach32,
  "attach-33": attach33,
  "attach-33-null": attach33Null,
  "attach-34": attach34,
  "attach-34-pin": attach34Pin,
  "attach-35": attach35,
  "attach-36": attach36,
  "attach-36-silent": attach36Silent,
  "attach-38": attach38,
  "attach-38-direction": attach38Direction,
  "attach-38-lock": attach38Lock,
  "attach-38-order": attach38Order,
  "attach-39": attach39,
  "attach-39-free": attach39Free,
  "attach-42": attach42,
  "attach-43": attach43,
  "attach-44": attach44,
  "attach-49": attach49,
  "attach-53": attach53,
  "attach-54": attach54,
  "attach-55": attach55,
  "attach-56": attach56,
  "attach-59": attach59,
  "attach-59-unlocked": attach59Unlocked,
  "attach-60": attach60,
  "back-11": back11,
  "back-11-success": back11Success,
  "back-16": back16,
  "back-16-abandon": back16Abandon,
  "back-16-heap": back16Heap,
  "back-16-heap-twice": back16HeapTwice,
  "back-16-twice": back16Twice,
  "back-16-udmabuf": back16Udmabuf,
  "back-16-udmabuf-held": back16UdmabufHeld,
  "cpu-01": cpu01,
  "cpu-02": cpu02,
  "cpu-03": cpu03,
  "cpu-04": cpu04,
  "cpu-06": cpu06,
  "cpu-07": cpu07,
  "cpu-08": cpu08,
  "cpu-09": cpu09,
  "cpu-13": cpu13,
  "cpu-14": cpu14,
  "cpu-17": cpu17,
  "cpu-18": cpu18,
  "cpu-18-end": cpu18End,
  "cpu-19": cpu19,
  "cpu-19-udmabuf": cpu19Udmabuf,
  "cpu-20": cpu20,
  "cpu-21": cpu21,
  "cpu-22": cpu22,
  "cpu-24": cpu24,
  "cpu-25": cpu25,
  "cpu-27": cpu27,
  "cpu-28": cpu28,
  "cpu-29": cpu29,
  "cpu-30": cpu30,
  "cpu-31": cpu31,
  "cpu-32": cpu32,
  "export-01": export01,
  "export-02": export02,
  "export-03": export03,
  "export-04": export04,
  "export-09": export09,
  "export-11": export11,
  "export-12": export12,
  "export-13": export13,
  "export-14": export14,
  "export-14-owner": export14Owner,
  "export-15": export15,
  "export-16": export16,
  "export-16-vanish": export16Vanish,
  "export-17": export17,
  "export-18": export18,
  "export-18-errno": export18Errno,
  "export-19": export19,
  "export-20": export20,
  "export-21": export21,
  "export-21-page": export21Page,
  "export-22": export22,
  "export-23": export23,
  "export-24": export24,
  "export-25": export25,
  "export-26": export26,
  "export-27": export27,
  "export-28": export28,
  "export-29": export29,
  "export-29-late": export29Late,
  "export-31": export31,
  "export-31-silent": export31Silent,
  "export-38": export38,
  "export-41": export41,
  "export-41-mode": export41Mode,
  "export-42": export42,
  "export-43": export43,
  "export-43-refused": export43Refused,
  "export-44": export44,
  "export-44-refused": export44Refused,
  "export-45": export45,
  "export-46": export46,
  "export-47": export47,
  "export-48": export48,
  "export-48-allocate": export48Allocate,
  "fence-02": fence02,
  "fence-05": fence05,
  "fence-05-error": fence05Error,
  "fence-06": fence06,
  "fence-06-new": fence06New,
  "fence-07": fence07,
  "fence-07-old": fence07Old,
  "fence-08": fence08,
  "fence-09": fence09,
  "fence-103": fence103,
  "fence-14": fence14,
  "fence-14-errno": fence14Errno,
  "fence-15": fence15,
  "fence-15-errno": fence15Errno,
  "fence-16": fence16,
  "fence-16-op": fence16Op,
  "fence-17": fence17,
  "fence-18": fence18,
  "fence-20": fence20,
  "fence-21": fence21,
  "fence-22": fence22,
  "fence-24": fence24,
  "fence-25": fence25,
  "fence-26": fence26,
  "fence-26-eager": fence26Eager,
  "fence-27": fence27,
  "fence-28": fence28,
  "fence-28-callbacks": fence28Callbacks,
  "fence-29": fence29,
  "fence-31": fence31,
  "fence-31-late": fence31Late,
  "fence-33": fence33,
  "fence-33-lazy": fence33Lazy,
  "fence-33-odd": fence33Odd,
  "fence-34": fence34,
  "fence-35": fence35,
  "fence-35-given": fence35Given,
  "fence-36": fence36,
  "fence-36-stale": fence36Stale,
  "fence-37": fence37,
  "fence-37-op": fence37Op,
  "fence-38": fence38,
  "fence-39": fence39,
  "fence-40": fence40,
  "fence-40-errno": fence40Errno,
  "fence-40-woken": fence40Woken,
  "fence-41": fence41,
  "fence-42": fence42,
  "fence-43": fence43,
  "fence-45": fence45,
  "fence-46": fence46,
  "fence-47": fence47,
  "fence-47-any": fence47Any,
  "fence-47-everywhere": fence47Everywhere,
  "fence-48": fence48,
  "fence-49": fence49,
  "fence-49-zero": fence49Zero,
  "fence-50": fence50,
  "fence-50-behind": fence50Behind,
  "fence-51": fence51,
  "fence-51-late": fence51Late,
  "fence-52": fence52,
  "fence-53": fence53,
  "fence-53-early": fence53Early,
  "fence-55": fence55,
  "fence-55-leak": fence55Leak,
  "fence-55-listing": fence55Listing,
  "fence-56": fence56,
  "fence-56-error": fence56Error,
  "fence-56-order": fence56Order,
  "fence-57": fence57,
  "fence-59": fence59,
  "fence-60": fence60,
  "fence-60-both": fence60Both,
  "fence-61": fence61,
  "fence-62": fence62,
  "fence-62-context": fence62Context,
  "fence-62-lazy": fence62Lazy,
  "fence-64": fence64,
  "fence-64-name": fence64Name,
  "fence-65": fence65,
  "fence-65-shared": fence65Shared,
  "fence-66": fence66,
  "fence-66-lazy": fence66Lazy,
  "fence-66-old": fence66Old,
  "fence-69": fence69,
  "fence-69-signalled": fence69Signalled,
  "fence-71": fence71,
  "fence-72": fence72,
  "fence-73": fence73,
  "fence-74": fence74,
  "fence-76": fence76,
  "fence-76-inner": fence76Inner,
  "fence-77": fence77,
  "fence-90": fence90,
  "fence-90-any": fence90Any,
  "fence-91": fence91,
  "fence-91-order": fence91Order,
  "fence-95": fence95,
  "fence-95-result": fence95Result,
  "heap-01": heap01,
  "heap-02": heap02,
  "heap-03": heap03,
  "heap-03-forgets": heap03Forgets,
  "heap-04": heap04,
  "heap-05": heap05,
  "heap-05-kept": heap05Kept,
  "heap-06": heap06,
  "heap-07": heap07,
  "heap-07-type": heap07Type,
  "heap-08": heap08,
  "heap-08-stale": heap08Stale,
  "heap-09": heap09,
  "heap-09-errno": heap09Errno,
  "heap-10": heap10,
  "heap-11": heap11,
  "heap-12": heap12,
  "heap-13": heap13,
  "heap-13-grid": heap13Grid,
  "heap-14": heap14,
  "heap-14-late": heap14Late,
  "heap-15": heap15,
  "heap-15-dirty": heap15Dirty,
  "heap-16": heap16,
  "heap-16-errno": heap16Errno,
  "heap-17": heap17,
  "heap-17-errno": heap17Errno,
  "heap-18": heap18,
  "heap-19-end": heap19End,
  "heap-19-end-first": heap19EndFirst,
  "heap-19-none": heap19None,
  "heap-19-read": heap19Read,
  "heap-21": heap21,
  "heap-22": heap22,
  "heap-22-errno": heap22Errno,
  "heap-22-pieces": heap22Pieces,
  "heap-24": heap24,
  "heap-25": heap25,
  "heap-26": heap26,
  "heap-26-in": heap26In,
  "heap-27": heap27,
  "heap-27-shared": heap27Shared,
  "heap-28": heap28,
  "heap-29": heap29,
  "heap-29-read": heap29Read,
  "heap-30": heap30,
  "hw-06": hw06,
  "hw-10": hw10,
  "hw-10-counts": hw10Counts,
  "hw-10-heap": hw10Heap,
  "hw-13": hw13,
  "hw-13-order": hw13Order,
  "hw-13-udmabuf": hw13Udmabuf,
  "hw-19": hw19,
  "iosys-02": iosys02,
  "iosys-03": iosys03,
  "iosys-04": iosys04,
  "iosys-05": iosys05,
  "iosys-06": iosys06,
  "iosys-07": iosys07,
  "iosys-07-plain": iosys07Plain,
  "iosys-08": iosys08,
  "iosys-09": iosys09,
  "iosys-09-equal": iosys09Equal,
  "iosys-10": iosys10,
  "lock-01": lock01,
  "lock-02": lock02,
  "lock-03": lock03,
  "lock-04": lock04,
  "lock-05": lock05,
  "lock-06": lock06,
  "lock-07": lock07,
  "lock-08": lock08,
  "lock-10": lock10,
  "lock-13": lock13,
  "lock-14": lock14,
  "lock-15": lock15,
  "lock-16": lock16,
  "lock-17": lock17,
  "lock-18": lock18,
  "lock-19": lock19,
  "lock-20": lock20,
  "lock-22": lock22,
  "lock-23": lock23,
  "lock-25": lock25,
  "lock-26": lock26,
  "lock-27": lock27,
  "lock-29": lock29,
  "map-01": map01,
  "map-02": map02,
  "map-06": map06,
  "map-06-lock": map06Lock,
  "map-07": map07,
  "map-08": map08,
  "map-08-silent": map08Silent,
  "map-08-warn": map08Warn,
  "map-09": map09,
  "map-09-unlocked": map09Unlocked,
  "map-10": map10,
  "map-12": map12,
  "map-13": map13,
  "map-14": map14,
  "map-15": map15,
  "map-15-unmap": map15Unmap,
  "map-16": map16,
  "map-17": map17,
  "map-18": map18,
  "map-20": map20,
  "map-20-option": map20Option,
  "map-21": map21,
  "map-21-option": map21Option,
  "map-22": map22,
  "map-22-on": map22On,
  "map-23": map23,
  "map-24": map24,
  "map-25": map25,
  "map-26": map26,
  "map-26-errno": map26Errno,
  "map-27": map27,
  "map-28": map28,
  "map-29": map29,
  "map-30": map30,
  "map-31": map31,
  "map-31-skip": map31Skip,
  "map-32": map32,
  "map-33": map33,
  "map-34": map34,
  "map-35": map35,
  "map-36": map36,
  "map-37": map37,
  "map-38": map38,
  "map-39": map39,
  "map-40": map40,
  "map-41": map41,
  "map-42": map42,
  "map-45": map45,
  "map-45-mask": map45Mask,
  "map-47": map47,
  "map-49": map49,
  "map-49-cache": map49Cache,
  "map-50": map50,
  "map-50-counts": map50Counts,
  "map-51": map51,
  "map-51-entries": map51Entries,
  "map-52": map52,
  "map-54": map54,
  "map-54-lost": map54Lost,
  "map-55": map55,
  "map-58": map58,
  "map-59": map59,
  "map-60": map60,
  "map-61": map61,
  "map-62": map62,
  "map-64": map64,
  "map-64-one-way": map64OneWay,
  "map-66": map66,
  "map-68": map68,
  "map-69": map69,
  "map-70": map70,
  "mmap-02": mmap02,
  "mmap-03": mmap03,
  "mmap-04": mmap04,
  "mmap-06": mmap06,
  "mmap-07": mmap07,
  "mmap-08": mmap08,
  "mmap-09": mmap09,
  "mmap-10": mmap10,
  "mmap-11": mmap11,
  "mmap-11-leak": mmap11Leak,
  "mmap-13": mmap13,
  "mmap-15": mmap15,
  "mmap-16": mmap16,
  "mmap-20": mmap20,
  "mmap-21": mmap21,
  "mmap-22": mmap22,
  "mmap-24": mmap24,
  "mmap-24-core": mmap24Core,
  "mmap-24-udmabuf": mmap24Udmabuf,
  "mmap-27": mmap27,
  "mmap-28": mmap28,
  "mmap-28-private": mmap28Private,
  "mmap-29": mmap29,
  "mmap-29-early": mmap29Early,
  "mmap-30": mmap30,
  "mmap-31": mmap31,
  "mmap-32": mmap32,
  "mmap-33": mmap33,
  "mmap-33-errno": mmap33Errno,
  "move-01": move01,
  "move-02": move02,
  "move-03": move03,
  "move-04": move04,
  "move-08": move08,
  "move-09": move09,
  "move-10": move10,
  "move-12": move12,
  "move-14": move14,
  "move-15": move15,
  "move-15-early": move15Early,
  "move-16": move16,
  "move-17": move17,
  "move-18": move18,
  "move-20": move20,
  "move-21": move21,
  "move-23": move23,
  "move-23-marked": move23Marked,
  "move-25": move25,
  "move-30": move30,
  "move-31": move31,
  "move-34": move34,
  "move-35": move35,
  "name-01": name01,
  "name-02": name02,
  "name-02-errno": name02Errno,
  "name-03": name03,
  "name-05": name05,
  "name-06": name06,
  "name-07": name07,
  "name-07-busy": name07Busy,
  "name-09": name09,
  "name-10": name10,
  "name-11": name11,
  "name-12": name12,
  "name-13": name13,
  "name-14": name14,
  "name-15": name15,
  "name-16": name16,
  "pin-01": pin01,
  "pin-02": pin02,
  "pin-03": pin03,
  "pin-04": pin04,
  "pin-05": pin05,
  "pin-06": pin06,
  "pin-07": pin07,
  "pin-14": pin14,
  "pin-21": pin21,
  "pin-24": pin24,
  "pin-25": pin25,
  "poll-02": poll02,
  "poll-04": poll04,
  "poll-05": poll05,
  "poll-06": poll06,
  "poll-07": poll07,
  "poll-08": poll08,
  "poll-08-armed": poll08Armed,
  "poll-09": poll09,
  "poll-10": poll10,
  "poll-11": poll11,
  "poll-12": poll12,
  "poll-13": poll13,
  "poll-14": poll14,
  "poll-21": poll21,
  "poll-23": poll23,
  "poll-24": poll24,
  "poll-24-early": poll24Early,
  "poll-25": poll25,
  "poll-28": poll28,
  "poll-29": poll29,
  "poll-30": poll30,
  "poll-31": poll31,
  "poll-32": poll32,
  "poll-33": poll33,
  "ref-01": ref01,
  "ref-01-hidden": ref01Hidden,
  "ref-02": ref02,
  "ref-03": ref03,
  "ref-04": ref04,
  "ref-05": ref05,
  "ref-06": ref06,
  "ref-10": ref10,
  "ref-11": ref11,
  "ref-12": ref12,
  "ref-13": ref13,
  "ref-14": ref14,
  "ref-15": ref15,
  "ref-16": ref16,
  "ref-18": ref18,
  "ref-20": ref20,
  "ref-20-early": ref20Early,
  "ref-21": ref21,
  "ref-22": ref22,
  "ref-25": ref25,
  "ref-26": ref26,
  "ref-29": ref29,
  "ref-30": ref30,
  "ref-31": ref31,
  "ref-32": ref32,
  "ref-32-bare": ref32Bare,
  "ref-34": ref34,
  "ref-34-listing": ref34Listing,
  "ref-35": ref35,
  "ref-36": ref36,
  "ref-36-all": ref36All,
  "ref-38": ref38,
  "ref-39": ref39,
  "ref-40": ref40,
  "ref-41": ref41,
  "ref-42": ref42,
  "ref-43": ref43,
  "ref-43-file": ref43File,
  "ref-45": ref45,
  "ref-46": ref46,
  "ref-46-install": ref46Install,
  "resv-01": resv01,
  "resv-02": resv02,
  "resv-03": resv03,
  "resv-03-replace": resv03Replace,
  "resv-04": resv04,
  "resv-04-get": resv04Get,
  "resv-05": resv05,
  "resv-06": resv06,
  "resv-06-double": resv06Double,
  "resv-07": resv07,
  "resv-07-flag": resv07Flag,
  "resv-08": resv08,
  "resv-08-early": resv08Early,
  "resv-09": resv09,
  "resv-09-alloc": resv09Alloc,
  "resv-10": resv10,
  "resv-11": resv11,
  "resv-11-one": resv11One,
  "resv-12": resv12,
  "resv-14": resv14,
  "resv-15": resv15,
  "resv-17": resv17,
  "resv-20": resv20,
  "resv-22": resv22,
  "resv-23": resv23,
  "resv-24": resv24,
  "resv-26": resv26,
  "resv-27": resv27,
  "resv-30": resv30,
  "resv-31": resv31,
  "resv-33": resv33,
  "resv-34": resv34,
  "resv-34-stale": resv34Stale,
  "resv-35": resv35,
  "resv-37": resv37,
  "resv-38": resv38,
  "resv-39": resv39,
  "resv-40": resv40,
  "resv-40-errno": resv40Errno,
  "resv-42": resv42,
  "resv-42-errno": resv42Errno,
  "resv-44": resv44,
  "resv-45": resv45,
  "resv-46": resv46,
  "resv-47": resv47,
  "resv-48": resv48,
  "resv-49": resv49,
  "resv-51": resv51,
  "resv-52": resv52,
  "resv-53": resv53,
  "resv-54": resv54,
  "resv-55": resv55,
  "resv-56": resv56,
  "resv-57": resv57,
  "resv-57-order": resv57Order,
  "resv-58": resv58,
  "resv-64": resv64,
  "resv-64-readers": resv64Readers,
  "resv-65": resv65,
  "resv-67": resv67,
  "resv-67-replace": resv67Replace,
  "resv-68": resv68,
  "resv-71": resv71,
  "resv-72": resv72,
  "resv-74": resv74,
  "resv-75": resv75,
  "resv-76": resv76,
  "resv-76-flag": resv76Flag,
  "resv-77": resv77,
  "resv-78": resv78,
  "resv-78-asks": resv78Asks,
  "resv-81": resv81,
  "resv-82": resv82,
  "resv-83": resv83,
  "resv-84": resv84,
  "resv-85": resv85,
  "resv-87": resv87,
  "resv-88": resv88,
  "resv-89": resv89,
  "resv-90": resv90,
  "resv-91": resv91,
  "resv-92": resv92,
  "resv-92-add": resv92Add,
  "resv-94": resv94,
  "resv-95": resv95,
  "seek-01": seek01,
  "seek-02": seek02,
  "seek-03": seek03,
  "seek-04": seek04,
  "seek-06": seek06,
  "seek-08": seek08,
  "seek-09": seek09,
  "seek-10": seek10,
  "sg-01": sg01,
  "sg-02": sg02,
  "sg-02-heap": sg02Heap,
  "sg-02-merged": sg02Merged,
  "sg-02-udmabuf": sg02Udmabuf,
  "sg-03": sg03,
  "sg-05": sg05,
  "sg-07": sg07,
  "sg-08": sg08,
  "sg-09": sg09,
  "sg-10": sg10,
  "sg-11": sg11,
  "sg-12": sg12,
  "sg-14": sg14,
  "sg-16": sg16,
  "sg-16-heap": sg16Heap,
  "sg-16-udmabuf": sg16Udmabuf,
  "sg-19": sg19,
  "sg-21": sg21,
  "stats-01": stats01,
  "stats-02": stats02,
  "stats-03": stats03,
  "stats-04": stats04,
  "stats-06": stats06,
  "stats-08-size": stats08Size,
  "stats-10": stats10,
  "stats-12": stats12,
  "stats-13": stats13,
  "stats-16": stats16,
  "stats-21": stats21,
  "stats-22": stats22,
  "sync-01": sync01,
  "sync-02": sync02,
  "sync-03": sync03,
  "sync-04": sync04,
  "sync-05": sync05,
  "sync-06": sync06,
  "sync-08": sync08,
  "sync-08-sign": sync08Sign,
  "sync-09": sync09,
  "sync-10": sync10,
  "sync-11": sync11,
  "sync-13": sync13,
  "sync-16": sync16,
  "sync-18": sync18,
  "sync-19": sync19,
  "sync-20": sync20,
  "sync-21": sync21,
  "sync-22": sync22,
  "sync-23": sync23,
  "udmabuf-01": udmabuf01,
  "udmabuf-01-list": udmabuf01List,
  "udmabuf-02": udmabuf02,
  "udmabuf-03": udmabuf03,
  "udmabuf-04": udmabuf04,
  "udmabuf-04-sum": udmabuf04Sum,
  "udmabuf-05": udmabuf05,
  "udmabuf-06": udmabuf06,
  "udmabuf-07": udmabuf07,
  "udmabuf-08": udmabuf08,
  "udmabuf-09": udmabuf09,
  "udmabuf-10": udmabuf10,
  "udmabuf-10-early": udmabuf10Early,
  "udmabuf-11": udmabuf11,
  "udmabuf-11-reach": udmabuf11Reach,
  "udmabuf-11-tail": udmabuf11Tail,
  "udmabuf-12-exec": udmabuf12Exec,
  "udmabuf-12-number": udmabuf12Number,
  "udmabuf-13": udmabuf13,
  "udmabuf-14": udmabuf14,
  "udmabuf-14-errno": udmabuf14Errno,
  "udmabuf-14-twice": udmabuf14Twice,
  "udmabuf-15": udmabuf15,
  "udmabuf-16-grow": udmabuf16Grow,
  "udmabuf-17": udmabuf17,
  "udmabuf-18": udmabuf18,
  "udmabuf-19": udmabuf19,
  "udmabuf-19-sticky": udmabuf19Sticky,
  "udmabuf-20": udmabuf20,
  "udmabuf-20-sync": udmabuf20Sync,
  "udmabuf-21": udmabuf21,
  "udmabuf-22": udmabuf22,
  "udmabuf-23": udmabuf23,
  "udmabuf-23-order": udmabuf23Order,
  "udmabuf-24": udmabuf24,
  "udmabuf-24-grow": udmabuf24Grow,
  "udmabuf-25": udmabuf25,
  "udmabuf-26": udmabuf26,
  "udmabuf-27": udmabuf27,
  "udmabuf-27-old": udmabuf27Old,
  "udmabuf-28": udmabuf28,
  "udmabuf-29": udmabuf29,
  "udmabuf-29-future": udmabuf29Future,
  "udmabuf-32": udmabuf32,
  "udmabuf-32-joined": udmabuf32Joined,
  "udmabuf-34": udmabuf34,
  "vmap-01": vmap01,
  "vmap-02": vmap02,
  "vmap-04": vmap04,
  "vmap-05": vmap05,
  "vmap-06": vmap06,
  "vmap-07": vmap07,
  "vmap-07-errno": vmap07Errno,
  "vmap-10": vmap10,
  "vmap-11": vmap11,
  "vmap-12": vmap12,
  "vmap-14": vmap14,
  "vmap-15": vmap15,
  "vmap-17": vmap17,
  "vmap-18": vmap18,
  "vmap-18-heap": vmap18Heap,
  "vmap-18-repeat": vmap18Repeat,
  "vmap-19": vmap19,
  "vmap-20": vmap20,
  "vmap-20-null": vmap20Null,
  "vmap-21": vmap21,
  "vmap-22": vmap22,
  "vmap-24": vmap24,
  "vmap-26": vmap26,
  "vmap-27": vmap27,
  "vmap-29": vmap29,
  "vmap-30": vmap30,
  "vmap-31": vmap31,
  "vmap-31-silent": vmap31Silent,
  "vmap-31-vunmap": vmap31Vunmap,
  "vmap-32": vmap32,
  "ww-01": ww01,
  "ww-02": ww02,
  "ww-03": ww03,
  "ww-04": ww04,
  "ww-05": ww05,
  "ww-06": ww06,
  "ww-06-other": ww06Other,
  "ww-07": ww07,
  "ww-07-report": ww07Report,
  "ww-08": ww08,
  "ww-09": ww09,
  "ww-10": ww10,
  "ww-11": ww11,
  "ww-12": ww12,
  "ww-13": ww13,
  "ww-14": ww14,
  "ww-15": ww15,
  "ww-16": ww16,
  "ww-19": ww19,
  "ww-20": ww20,
  "ww-22": ww22,
  "ww-23": ww23,
  "ww-24": ww24,
  "ww-26": ww26,
  "ww-27": ww27,
  "ww-28": ww28,
  "ww-29": ww29,
  "ww-31": ww31,
};
