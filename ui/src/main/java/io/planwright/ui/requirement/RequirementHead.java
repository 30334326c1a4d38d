package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.ui.look.EditableTitle;
import io.planwright.ui.look.GateState;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.requirement.Standing.Design;
import java.util.Optional;

/** What a requirement is called, how far it is, whose turn it is, and what can be done with it as a whole. */
class RequirementHead extends Header {

    /** What can be done. */
    interface Actions {
        boolean retitle(String title);

        void handOff();

        void finish(ReviewStep step);

        void sendBack();

        void archive(boolean archived);

        void acceptDesign();
    }

    private final EditableTitle title;
    private final Span archived = new Span(Glyph.ARCHIVE.create(), new Span(getTranslation("requirement.archived")));
    private final LifeLine life = new LifeLine();
    private final Span turn = new Span();
    private final NativeButton design = new NativeButton();
    private final GateState gate = new GateState();
    private final Anchor gateLink = new Anchor();
    private final Button handOff;
    private final Button finish;
    private final MenuItem sendBack;
    private final MenuItem acceptDesign;
    private final MenuItem archive;
    private final MenuItem restore;
    private Optional<ReviewStep> step = Optional.empty();

    RequirementHead(Actions actions, DownloadHandler export) {
        addClassName("requirement-head");
        title = new EditableTitle(actions::retitle);
        archived.addClassName("chip");
        gateLink.add(gate);
        gateLink.setId("gate-badge");
        gateLink.addClassName("gate-badge");
        turn.setId("turn");
        turn.addClassName("state");
        turn.addClassName("turn");
        design.setId("design");
        design.addClassName("gate-badge");
        design.addClickListener(_ -> actions.acceptDesign());
        var about = new NativeButton(getTranslation("requirement.rail"));
        about.setId("to-rail");
        about.addClassNames("chip", "only-narrow");
        about.getElement().setAttribute("data-outline", "rail");
        var facts = new Div(archived, turn, design, gateLink, about);
        facts.addClassName("facts");
        handOff = new Button(getTranslation("handOff.do"), Glyph.FORWARD.create(), _ -> actions.handOff());
        handOff.setId("hand-off");
        handOff.setIconAfterText(true);
        handOff.addThemeVariants(ButtonVariant.PRIMARY);
        finish = new Button("", Glyph.CHECK.create(), _ -> step.ifPresent(actions::finish));
        finish.setId("finish-step");
        finish.addThemeVariants(ButtonVariant.PRIMARY);
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
        acceptDesign = menu.addItem(getTranslation("design.menu"), _ -> actions.acceptDesign());
        acceptDesign.setId("accept-design");
        archive = menu.addItem(getTranslation("requirement.archive"), _ -> actions.archive(true));
        archive.setId("archive");
        restore = menu.addItem(getTranslation("requirement.restore"), _ -> actions.archive(false));
        restore.setId("restore");
        var tools = new Div(download, handOff, finish, more);
        tools.addClassName("actions");
        var second = new Div(life, facts);
        second.addClassName("head-line");
        add(title, tools, second);
    }

    void show(Standing now) {
        title.show(now.title());
        life.show(now.phase(), now.reviewed());
        gate.show(now.gate().checks(), now.gate().open(), now.gate().failed());
        gateLink.setHref(now.gate().address());
        archived.setVisible(now.archived());
        showTurn(now);
        show(now.design());
        step = now.step();
        boolean goesOn = !now.archived() && now.phase() != RequirementPhase.DONE;
        handOff.setVisible(goesOn && step.isEmpty());
        finish.setVisible(goesOn && step.isPresent());
        step.ifPresent(each -> finish.setText(getTranslation("review.finish." + each)));
        sendBack.setVisible(!now.archived() && now.phase() != RequirementPhase.PLANNING);
        acceptDesign.setVisible(!now.archived());
        archive.setVisible(!now.archived());
        restore.setVisible(now.archived());
    }

    private void showTurn(Standing now) {
        turn.setVisible(!now.turn().isEmpty() && now.phase() != RequirementPhase.DONE && !now.archived());
        turn.removeAll();
        turn.add(Glyph.USER.create(), new Span(getTranslation("turn.of", now.turn())));
    }

    private void show(Design now) {
        design.removeAll();
        design.setVisible(!(now instanceof Design.NotNeeded));
        switch (now) {
            case Design.NotNeeded _ -> {}
            case Design.Missing _ -> look(Glyph.WARN, "state-warn", getTranslation("design.missing"));
            case Design.Accepted accepted
            when accepted.changed() -> look(Glyph.CLOCK, "state-warn", getTranslation("design.changed"));
            case Design.Accepted accepted ->
                look(Glyph.DONE, "state-ok", getTranslation("design.acceptedBy", accepted.by()));
        }
    }

    private void look(Glyph glyph, String className, String words) {
        var state = new Span(glyph.create(), new Span(words));
        state.addClassNames("state", className);
        design.add(state);
    }
}
