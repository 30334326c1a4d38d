package io.planwright.infrastructure.eventstore;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.RevisionResolver;

/** Gives an aggregate's snapshots a revision that changes with its fields, so that old snapshots are passed over. */
final class AggregateShape implements RevisionResolver {

    @Override
    public String revisionOf(Class<?> type) {
        return Integer.toHexString(of(type).hashCode());
    }

    /** @return the fields of the type and of all types that they hold, type arguments and permitted types included */
    static String of(Class<?> type) {
        var shape = new StringBuilder();
        describe(type, shape, new HashSet<>());
        return shape.toString();
    }

    private static void describe(Type type, StringBuilder shape, Set<Class<?>> seen) {
        switch (type) {
            case Class<?> array when array.isArray() -> describe(array.getComponentType(), shape, seen);
            case Class<?> plain -> describeClass(plain, shape, seen);
            case ParameterizedType generic -> {
                describe(generic.getRawType(), shape, seen);
                Stream.of(generic.getActualTypeArguments()).forEach(each -> describe(each, shape, seen));
            }
            case GenericArrayType array -> describe(array.getGenericComponentType(), shape, seen);
            case WildcardType wildcard ->
                Stream.of(wildcard.getUpperBounds()).forEach(each -> describe(each, shape, seen));
            default -> {}
        }
    }

    private static void describeClass(Class<?> type, StringBuilder shape, Set<Class<?>> seen) {
        if (!type.getName().startsWith("io.planwright") || !seen.add(type)) {
            return;
        }
        shape.append(type.getSimpleName()).append('{');
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants())
                    .forEach(each -> shape.append(each).append(';'));
        } else {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(field -> {
                        shape.append(field.getName())
                                .append(':')
                                .append(field.getGenericType().getTypeName())
                                .append(';');
                        describe(field.getGenericType(), shape, seen);
                    });
        }
        shape.append('}');
        var more = type.isSealed() ? type.getPermittedSubclasses() : type.getDeclaredClasses();
        Arrays.stream(more)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(each -> describeClass(each, shape, seen));
    }
}
