package io.planwright.application.item;

import io.planwright.application.Sometime;
import io.planwright.application.item.Found.Said;
import io.planwright.application.item.ItemWriter.Edited;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.Language;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A text with items of one kind, worked on as the desk does it. */
final class Sheet {

    private static final DocumentId ID = new DocumentId(new UUID(5, 1));

    private final Passage passage;
    private TextView view;
    private Language language = Language.EN;

    Sheet(ItemKind kind, String text) {
        this(new Passage(kind, !kind.isBlock() && kind != ItemKind.NOTE, false, "file"), text);
    }

    Sheet(Passage passage, String text) {
        this.passage = passage;
        view = TextView.fold(null, new DocumentOpened(ID, text), Sometime.at(1));
    }

    /** From now on labels are written in that language. */
    Sheet in(Language another) {
        language = another;
        return this;
    }

    String text() {
        return view.text();
    }

    private List<Found> found() {
        return ItemReader.read(passage, view.text()).found();
    }

    List<Said> said() {
        return found().stream().map(item -> item.compared(passage.kind())).toList();
    }

    Said said(int index) {
        return said().get(index);
    }

    List<String> texts() {
        return found().stream().map(Found::text).toList();
    }

    List<String> groups() {
        return found().stream().map(Found::group).toList();
    }

    List<UUID> ids() {
        return found().stream().map(item -> Items.id(item, view)).toList();
    }

    UUID add(NewItem item) {
        var before = view;
        var edited = new ItemWriter(passage, view.text(), language).add(Asked.checked(item));
        var id =
                before.idAfter(TextDesk.changes(edited.edits()), edited.place()).orElseThrow();
        edit(edited);
        return id;
    }

    UUID add(String text) {
        return add(NewItem.of(passage.kind(), text));
    }

    Sheet change(int index, ItemChange change) {
        var asked = Asked.checked(passage.kind(), found().get(index), change);
        return edit(new ItemWriter(passage, view.text(), language).change(index, asked));
    }

    Sheet change(int index, String field, String value) {
        return change(index, ItemChange.fields(Map.of(field, value)));
    }

    Sheet move(int index, int after) {
        return edit(new ItemWriter(passage, view.text(), language).move(index, after));
    }

    Sheet remove(int index) {
        return edit(new ItemWriter(passage, view.text(), language).remove(index));
    }

    private Sheet edit(Edited edited) {
        view = TextView.fold(view, new TextEdited(ID, TextDesk.changes(edited.edits())), Sometime.at(2));
        return this;
    }
}
