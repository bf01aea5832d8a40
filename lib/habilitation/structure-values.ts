import type { WholeRequest } from "./lock-request";

/** A structure of which nothing is known yet, as its form shows it. */
export const EMPTY_STRUCTURE = {
  name: "",
  type: "",
  typeOther: "",
  franceServicesLabel: false,
  franceServicesNumber: "",
  address: "",
  addressComplement: "",
  zipcode: "",
  city: "",
  cityInseeCode: "",
  webSite: "",
  missionDescription: "",
  avgNbDemarches: "",
};

/** The structure of a request, as its form shows it. */
export const structureValues = (request: WholeRequest): typeof EMPTY_STRUCTURE => ({
  name: request.name,
  type: request.typeId === null ? "" : String(request.typeId),
  typeOther: request.typeOther,
  franceServicesLabel: request.franceServicesLabel,
  franceServicesNumber: request.franceServicesNumber,
  address: request.address,
  addressComplement: request.addressComplement,
  zipcode: request.zipcode,
  city: request.city,
  cityInseeCode: request.addressSource === "BAN" ? (request.cityInseeCode ?? "") : "",
  webSite: request.webSite,
  missionDescription: request.missionDescription,
  avgNbDemarches: request.avgNbDemarches === null ? "" : String(request.avgNbDemarches),
});
