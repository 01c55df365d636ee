"""A slide with a drawing for its right side, and its plan → both with the drawing above the text, where there is room.

The paragraphs that say what is drawn are left out then; where there is no room they stand, and the drawing is left out.
"""

from collections.abc import Callable
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic
from workshopkit.formats.pptx.fit import Fitted
from workshopkit.formats.pptx.geometry import points
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.places import Place, Plan
from workshopkit.model.deck import Para, Slide, Slot

PANEL = "panel"
_GAP_PT = 14
_LEAST_TEXT_PT = 84.0
_MOST_SMALLER_PT = 3.0
"""How much smaller the text may get for the drawing's sake."""

Flows = dict[Slot, list[Fitted]]
Chosen = tuple[Slide, Plan, Flows]


def with_panel(slide: Slide, plan: Plan, mains: Callable[[Slide, Plan], Flows], told: list[Diagnostic]) -> Chosen:
    """The slide with its drawing or with the words for it, the plan, and its texts as `mains` sets them.

    `told` loses what was said about an attempt that is not used.
    """
    bare = replace(slide, panel=None)
    if slide.panel is None:
        return slide, plan, mains(slide, plan)
    noted = len(told)
    flows = mains(bare, plan)
    drawn, room = replace(slide, texts=_without_drawn(slide)), _with_place(slide, plan)
    if room is None:
        return bare, plan, flows
    kept = told[noted:]
    del told[noted:]
    tried = mains(drawn, room)
    if len(told) == noted and all(len(flow) == 1 for flow in tried.values()) and _size(tried) >= _wanted(flows):
        return drawn, room, tried
    told[noted:] = kept
    return bare, plan, flows


def _without_drawn(slide: Slide) -> dict[Slot, tuple[Para, ...]]:
    return {slot: tuple(para for para in paras if not para.drawn) for slot, paras in slide.texts.items()}


def _with_place(slide: Slide, plan: Plan) -> Plan | None:
    """The plan with the drawing as wide as the right side, and the text below it."""
    right = plan.places.get(Slot.RIGHT)
    if right is None or slide.panel is None:
        return None
    box, gap = right.box, _GAP_PT * EMU_PER_PT
    height = round(box.width_emu * slide.panel.height / slide.panel.width)
    rest = replace(box, y_emu=box.y_emu + height + gap, height_emu=box.height_emu - height - gap)
    if points(rest.height_emu) < _LEAST_TEXT_PT:
        return None
    drawing = Place(PANEL, replace(box, height_emu=height), right.look)
    places = {**plan.places, Slot.RIGHT: replace(right, box=rest, moved=True), PANEL: drawing}
    return replace(plan, places=places)


def _size(flows: Flows) -> float:
    return min((fitted.setting.size_pt for flow in flows.values() for fitted in flow), default=0.0)


def _wanted(flows: Flows) -> float:
    """Any size will do where the words alone did not stand on one page either."""
    whole = all(len(flow) == 1 for flow in flows.values())
    return _size(flows) - _MOST_SMALLER_PT if whole else 0.0
