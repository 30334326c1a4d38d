package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.ui.look.EditableTitle;
import io.planwright.ui.look.GateState;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.PhaseStepper;

/** What a requirement is called, how far it is, and what can be done with it as a whole. */
class RequirementHead extends Header {

    /** What can be done. */
    interface Actions {
        boolean retitle(String title);

        void handOff();

        void sendBack();

        void archive(boolean archived);
    }

    private final EditableTitle title;
    private final Span archived = new Span(Glyph.ARCHIVE.create(), new Span(getTranslation("requirement.archived")));
    private final PhaseStepper phase = new PhaseStepper();
    private final GateState gate = new GateState();
    private final Anchor gateLink = new Anchor();
    private final Button handOff;
    private final MenuItem sendBack;
    private final MenuItem archive;
    private final MenuItem restore;

    RequirementHead(Actions actions, DownloadHandler export) {
        addClassName("requirement-head");
        title = new EditableTitle(actions::retitle);
        archived.addClassName("chip");
        gateLink.add(gate);
        gateLink.setId("gate-badge");
        gateLink.addClassName("gate-badge");
        var facts = new Div(archived, phase, gateLink);
        facts.addClassName("facts");
        handOff = new Button(getTranslation("handOff.do"), Glyph.FORWARD.create(), _ -> actions.handOff());
        handOff.setId("hand-off");
        handOff.setIconAfterText(true);
        handOff.addThemeVariants(ButtonVariant.PRIMARY);
        var download = new Anchor(export, "");
        download.add(new Button(getTranslation("requirement.export"), Glyph.EXPORT.create()));
        download.setId("export");
        download.getElement().setAttribute("download", true);
        var more = new IconButton("more-actions", Glyph.MORE, getTranslation("requirement.moreActions"));
        more.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        sendBack = menu.addItem(getTranslation("sendBack.menu"), _ -> actions.sendBack());
        sendBack.setId("send-back");
        archive = menu.addItem(getTranslation("requirement.archive"), _ -> actions.archive(true));
        archive.setId("archive");
        restore = menu.addItem(getTranslation("requirement.restore"), _ -> actions.archive(false));
        restore.setId("restore");
        var tools = new Div(download, handOff, more);
        tools.addClassName("actions");
        add(title, facts, tools);
    }

    void show(RequirementSummary summary, String gateAddress) {
        title.show(summary.title());
        phase.show(summary.phase());
        gate.show(summary.checks(), summary.checksOpen(), summary.checksFailed());
        gateLink.setHref(gateAddress);
        archived.setVisible(summary.archived());
        handOff.setVisible(!summary.archived() && summary.phase() != RequirementPhase.DONE);
        sendBack.setVisible(!summary.archived() && summary.phase() != RequirementPhase.PLANNING);
        archive.setVisible(!summary.archived());
        restore.setVisible(summary.archived());
    }
}
