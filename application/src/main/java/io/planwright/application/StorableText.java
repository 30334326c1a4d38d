package io.planwright.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every database can hold as text: no U+0000, and no surrogate without its other half, which no UTF-8 has. */
public final class StorableText {

    /** Says that a text cannot be stored, which one, and where it cannot. */
    public static final class NotStorable extends IllegalArgumentException {

        NotStorable(String message) {
            super(message);
        }
    }

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            for (var component : components) {
                component.getAccessor().setAccessible(true); // a record may be private to its package
            }
            return components;
        }
    };

    private StorableText() {}

    /** @return index of the first character that cannot be stored; -1 where all can */
    public static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /**
     * @param field as its sender calls it
     * @throws NotStorable when the text cannot be stored
     */
    public static void check(String field, @Nullable String text) {
        int at = text == null ? -1 : firstBad(text);
        if (at >= 0) {
            throw new NotStorable("'" + field + "' has the character " + name(text.charAt(at)) + " at " + at
                    + ", which cannot be stored: leave it out");
        }
    }

    /** @return the character as Unicode names it, e.g. {@code U+0000} */
    public static String name(char c) {
        return "U+%04X".formatted((int) c);
    }

    /**
     * Looks at every text of a command, however deep.
     *
     * @param path of what is looked at; empty for the command itself
     * @throws NotStorable when one of them cannot be stored
     */
    static void checkAll(String path, @Nullable Object value) {
        switch (value) {
            case String text -> check(path, text);
            case Record all -> {
                for (var component : COMPONENTS.get(all.getClass())) {
                    checkAll(within(path, component.getName()), read(component, all));
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, each) -> {
                    checkAll(path, key);
                    checkAll(within(path, String.valueOf(key)), each);
                });
            case Optional<?> maybe -> maybe.ifPresent(each -> checkAll(path, each));
            case Iterable<?> list -> list.forEach(each -> checkAll(path, each));
            case null, default -> {}
        }
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable Object read(RecordComponent component, Record all) {
        try {
            return component.getAccessor().invoke(all);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
