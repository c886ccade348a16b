//! The log, letters and what is left to clear away.

diesel::table! {
    scrubs (key) {
        key -> BigInt,
        asked_at -> Timestamp,
    }
}

diesel::table! {
    audit_unchained (key) {
        key -> BigInt,
        at -> Timestamp,
        actor_key -> Nullable<BigInt>,
        kind -> Text,
        desk_key -> Nullable<BigInt>,
        case_key -> Nullable<BigInt>,
        detail -> Text,
    }
}

diesel::table! {
    audit (lane, number) {
        lane -> Integer,
        number -> BigInt,
        at -> Timestamp,
        actor_key -> Nullable<BigInt>,
        kind -> Text,
        case_key -> Nullable<BigInt>,
        salt -> Nullable<Binary>,
        withheld -> Nullable<Binary>,
        commitment -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    audit_sealed (lane, number) {
        lane -> Integer,
        number -> BigInt,
        on_day -> Date,
        kind -> Text,
        desk_key -> Nullable<BigInt>,
        salt -> Binary,
        commitment -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    audit_heads (lane) {
        lane -> Integer,
        number -> BigInt,
        hash -> Binary,
        mac -> Binary,
    }
}

diesel::table! {
    outbox (key) {
        key -> BigInt,
        kind -> Text,
        account_key -> BigInt,
        created_at -> Timestamp,
        due_at -> Timestamp,
        attempts -> Integer,
        sent_at -> Nullable<Timestamp>,
        case_key -> Nullable<BigInt>,
        message -> Nullable<Binary>,
    }
}
