package io.planwright.ui.guide;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.guide.GuideDesk;
import io.planwright.application.guide.GuideView;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.Texts;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import io.planwright.ui.text.SectionBlock;
import io.planwright.ui.text.Writing;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One guide, read until one clicks into it, then edited in its place. */
@Route(value = "p/:project/-/guides/:guide", layout = MainLayout.class)
@PermitAll
public class GuidePage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final GuideDesk desk;
    private final Texts texts;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Writing writing;
    private final Article document = new Article();
    private final Span key = new Span();
    private final Span who = new Span();
    private final Ago when = new Ago();
    private final Button remove = new Button(getTranslation("guide.remove"), Glyph.TRASH.create(), _ -> remove());
    private final Div removed = new Div();
    private ProjectView project;
    private GuideView guide;
    private SectionBlock block;
    private Runnable leave = () -> {};

    public GuidePage(
            Projects projects,
            GuideDesk desk,
            TextDesk textDesk,
            Texts texts,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.desk = desk;
        this.texts = texts;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        writing = new Writing(textDesk, texts, attempts, () -> current.by(project.id()));
        addClassName("guide-page");
        remove.setId("remove-guide");
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        key.addClassNames("mono", "guide-key");
        var facts = new Div(key, new Div(who, when), remove);
        facts.addClassNames("guide-facts", "muted");
        var back = new Button(getTranslation("guide.putBack"), _ -> putBack());
        back.setId("put-back");
        back.addThemeVariants(ButtonVariant.SMALL);
        removed.add(Glyph.WARN.create(), new Span(getTranslation("guide.removedHere")), back);
        removed.addClassNames("callout", "callout-warn");
        removed.setId("guide-removed");
        removed.getElement().setAttribute("role", "status");
        document.addClassName("document");
        add(removed, facts, document);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        open(
                entering.getRouteParameters().get("project").orElseThrow(),
                entering.getRouteParameters().get("guide").orElseThrow());
    }

    void open(String projectKey, String guideKey) {
        project = projects.withKey(projectKey).orElseThrow(NotFoundException::new);
        guide = desk.withKey(project, guideKey).orElseThrow(NotFoundException::new);
        document.removeAll();
        block = new SectionBlock(
                guide.key(), texts.withId(guide.documentId()).orElseThrow(NotFoundException::new), writing);
        document.add(block);
        show();
    }

    private void show() {
        key.setText(guide.key());
        who.setText(guide.changedBy() + " ");
        when.show(guide.changedAt());
        boolean there = isThere();
        remove.setVisible(there);
        removed.setVisible(!there);
    }

    private boolean isThere() {
        return project.guides().stream().anyMatch(each -> each.documentId().equals(guide.documentId()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, _ -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return event.payload() instanceof DocumentEvent text
                        && text.documentId().equals(guide.documentId())
                || event.payload() instanceof ProjectEvent change
                        && change.projectId().equals(project.id());
    }

    private void refresh() {
        project = projects.withId(project.id()).orElse(project);
        texts.withId(guide.documentId()).ifPresent(block::show);
        desk.withKey(project, guide.key())
                .filter(now -> now.documentId().equals(guide.documentId()))
                .ifPresent(now -> guide = now);
        show();
        MainLayout.around(this).ifPresent(MainLayout::showTrail);
    }

    private void remove() {
        var gone = guide;
        var from = project;
        if (attempts.attempt(() -> desk.remove(current.by(), from, gone.documentId()))) {
            var words = getTranslation("guide.removed", Rendered.plain(gone.title()));
            Notices.undoable(words, () -> attempts.attempt(() -> desk.putBack(current.by(), from, gone)));
            getUI().ifPresent(ui -> ui.navigate(Addresses.guides(from.key())));
        }
    }

    private void putBack() {
        attempts.attempt(() -> desk.putBack(current.by(), project, guide));
        refresh();
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.GUIDES,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.guides"), Addresses.guides(project.key())),
                        new Crumb(guide.title(), null)));
    }

    @Override
    public String getPageTitle() {
        return Rendered.plain(guide.title()) + " · " + project.name();
    }
}
