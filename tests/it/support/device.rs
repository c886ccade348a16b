//! A phone whose lock makes and uses passkeys (ES256), for whatever honest or hostile answer a test wants.
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jaabi::sealing::sha256;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use std::cell::Cell;

/// Where tests pretend to be.
pub const ORIGIN: &str = "https://jaabi.example";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// A phone with one passkey.
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
    /// Which site the browser says it is on.
    pub origin: String,
    /// Whether the phone asked for finger, face or code.
    pub verifies: bool,
    /// How often it has signed.
    pub count: Cell<u32>,
}

impl Device {
    pub fn new() -> Self {
        let random = || -> [u8; 32] { rand::random() };
        Self {
            key: SigningKey::from_slice(&random()).expect("a key"),
            id: random().to_vec(),
            origin: ORIGIN.to_owned(),
            verifies: true,
            count: Cell::new(0),
        }
    }

    /// The same passkey on a site that pretends to be ours.
    pub fn on(&self, origin: &str) -> Self {
        Self {
            key: self.key.clone(),
            id: self.id.clone(),
            origin: origin.to_owned(),
            verifies: self.verifies,
            count: self.count.clone(),
        }
    }

    /// Another phone that says it has the passkey of this one.
    pub fn imitated(&self) -> Self {
        Self { id: self.id.clone(), ..Self::new() }
    }

    /// Makes the passkey that was asked for; answers as a browser does.
    pub fn make(&self, told: &str) -> String {
        let told: Value = serde_json::from_str(told).expect("JSON");
        assert_eq!(told["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(told["attestation"], "none");
        let point = self.key.verifying_key().to_encoded_point(false);
        let mut data = self.data(&told["rp"]["id"], ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        // a COSE key: kty EC2, alg ES256, crv P-256, x, y
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().expect("x"));
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().expect("y"));
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.extend([0xa0, 0x68]);
        object.extend(b"authData");
        object.extend([0x58, u8::try_from(data.len()).expect("short")]);
        object.extend(data);
        let response = json!({
            "clientDataJSON": text(&self.client("webauthn.create", &told)),
            "attestationObject": text(&object),
            "transports": ["internal"],
        });
        self.answer(response)
    }

    /// Proves to be the phone that was asked; answers as a browser does.
    pub fn prove(&self, told: &str) -> String {
        let told: Value = serde_json::from_str(told).expect("JSON");
        assert_eq!(told["userVerification"], "required");
        self.count.set(self.count.get() + 1);
        let (data, client) = (self.data(&told["rpId"], 0), self.client("webauthn.get", &told));
        let signed = [data.as_slice(), &sha256(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(json!({
            "clientDataJSON": text(&client),
            "authenticatorData": text(&data),
            "signature": text(signature.to_der().as_bytes()),
        }))
    }

    /// Whether this phone is among those that were asked.
    pub fn is_asked(&self, told: &str) -> bool {
        told.contains(&text(&self.id))
    }

    fn data(&self, site: &Value, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        let site = sha256(site.as_str().expect("a site").as_bytes());
        [site.as_slice(), &[flags], &self.count.get().to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, told: &Value) -> Vec<u8> {
        let challenge = told["challenge"].as_str().expect("a challenge");
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{}","crossOrigin":false}}"#, self.origin)
            .into()
    }

    fn answer(&self, response: Value) -> String {
        let id = text(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
            .to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
